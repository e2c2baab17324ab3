"""Spreadsheets (XLSX, XLS, XLSB, ODS): each row as a line of its own, with the headers above its cells in it."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from corpus.errors import SourceError
from ingest.readers.base import Limits, Reading, Scroll

_Cell = int | float | str | bool | time | date | datetime | timedelta


def read(content: bytes, limits: Limits) -> Reading:
    """Return every visible sheet under its name; hidden ones are left out, and said to be."""
    scroll = Scroll()
    try:
        with load_workbook(io.BytesIO(content)) as book:
            if len(book.sheets_metadata) > limits.pages:
                raise SourceError(f"has more than {limits.pages} sheets", remedy="Split it.")
            _read_sheets(book, scroll, limits)
    except PasswordError as error:
        raise SourceError("is encrypted", remedy="Remove the password and add it again.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(f"is a damaged spreadsheet ({error})", remedy="Open it and save it anew.") from error
    return scroll.reading()


def _read_sheets(book: CalamineWorkbook, scroll: Scroll, limits: Limits) -> None:
    for sheet in book.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible is not SheetVisibleEnum.Visible:
            scroll.warnings.append(f"the hidden sheet {sheet.name!r} was left out")
            continue
        table = book.get_sheet_by_name(sheet.name)
        if table.height > limits.rows:
            raise SourceError(f"has more than {limits.rows} rows in the sheet {sheet.name!r}", remedy="Split it.")
        if table.height:
            scroll.heading(sheet.name, 1)
            scroll.table(_rows(table))


def _rows(table: CalamineSheet) -> list[list[str]]:
    """Return the cells of each row, empty ones too, as they are numbered; merged cells say what they cover."""
    rows = [[_shown(cell) for cell in row] for row in table.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in table.merged_cell_ranges or ():
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left] if top < len(rows) and left < len(rows[top]) else ""] * len(
                row[left : right + 1]
            )
    return rows


def _shown(cell: _Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
