"""What a file is, by its content."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import Literal

from corpus.errors import SourceError
from ingest.readers.base import Limits
from ingest.readers.encoding import decode

Format = Literal["pdf", "docx", "odt", "sheet", "csv", "html", "email", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_MAIL_FIELDS = re.compile(r"^(?:from|date|subject|message-id|mime-version|received):", re.I | re.M)
_DELIMITERS = ",;\t|"
_SAMPLE = 20_000


def sniff(content: bytes, limits: Limits) -> Format:
    """Return the format of `content`.

    Raises:
        SourceError: no reader takes it, or it is an archive that would unpack to more than it may.
    """
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _archive(content, limits)
    if content.startswith(_OLE):
        return _old_office(content)
    return _textual(decode(content[:_SAMPLE], final=len(content) <= _SAMPLE))


def _archive(content: bytes, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            kind = _kind_of({member.filename for member in members}, archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError) as error:
        raise SourceError(f"is a damaged archive ({error})", remedy="Open it and save it anew.") from error
    if sum(member.file_size for member in members) > limits.unpacked:
        raise SourceError(
            f"would unpack to more than {limits.unpacked >> 20} MB", remedy="Leave it out: this is how a bomb looks."
        )
    if kind is None:
        raise SourceError("is an archive nobody reads here", remedy="Unpack it and name the folder.")
    return kind


def _kind_of(names: set[str], archive: zipfile.ZipFile) -> Format | None:
    if "word/document.xml" in names:
        return "docx"
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "sheet"
    if "mimetype" in names and "content.xml" in names:
        kind = archive.open("mimetype").read(100).decode("ascii", "replace")
        return "odt" if ".text" in kind else "sheet" if ".spreadsheet" in kind else None
    return None


def _old_office(content: bytes) -> Format:
    if "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content:
        return "sheet"
    raise SourceError(
        "is an old or a password-protected Office file", remedy="Save it as DOCX or XLSX, without a password."
    )


def _textual(text: str) -> Format:
    if _HTML.match(text):
        return "html"
    head = _MAIL.match(text.lstrip("\ufeff"))
    if head and len(_MAIL_FIELDS.findall(head[0])) >= 2:
        return "email"
    return "csv" if delimiter_of(text) else "text"


def delimiter_of(text: str) -> str | None:
    """Return what separates the cells of a table in `text`, None where it is none: every row as wide as the first."""
    lines = text[:_SAMPLE].splitlines()
    sample = "\n".join(lines[:50] if len(text) <= _SAMPLE else lines[:-1][:50])
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(sample), delimiter=delimiter, strict=True) if row]
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        if len(rows) > 1 and width > 1 and all(len(row) == width for row in rows) and _is_header(rows[0]):
            return delimiter
    return None


def _is_header(cells: list[str]) -> bool:
    """A header names its columns: every cell filled, short, and no sentence. Prose with as many commas is not one: it
    has a space after each."""
    named = all(cell.strip() and len(cell) <= 80 and cell.strip()[-1] not in ".;:" for cell in cells)
    return named and not all(cell.startswith(" ") for cell in cells[1:])
