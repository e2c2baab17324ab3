"""Agreements side by side: a grid of cells, each quoted or silent, with the rows that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.agreements.agreement import Agreement, find_agreement
from assistant.agreements.cells import Cells
from assistant.agreements.stated import Stated
from assistant.library import Library
from corpus.errors import QuestionError
from corpus.knowledge.comparison import Row


class Difference(StrEnum):
    """How the cells of a row compare."""

    SAME = "same"
    DIFFERENT = "different"
    SOME_SILENT = "some_silent"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a comparison: a cell for each agreement, empty where nothing is stated."""

    row: Row
    cells: tuple[tuple[Stated, ...], ...]

    @property
    def difference(self) -> Difference:
        """How the cells compare."""
        stated = [cell for cell in self.cells if cell]
        if not stated:
            return Difference.SILENT
        if len(stated) < len(self.cells):
            return Difference.SOME_SILENT
        said = {frozenset(entry.key for entry in cell) for cell in stated}
        return Difference.SAME if len(said) == 1 else Difference.DIFFERENT


@dataclass(frozen=True, slots=True)
class Comparison:
    """Agreements side by side on a day."""

    agreements: tuple[Agreement, ...]
    rows: tuple[GridRow, ...]
    day: date


def compare(keys: Sequence[str], library: Library, day: date) -> Comparison:
    """Return the agreements with the ids `keys` side by side, in the given order.

    Raises:
        QuestionError: an id is unknown, or there are fewer than two different agreements.
    """
    found = {agreement.id: agreement for agreement in (find_agreement(key, library) for key in keys)}
    if len(found) < 2:
        raise QuestionError(
            "A comparison needs two different agreements", remedy="`python -m assistant agreements` lists them."
        )
    cells, chosen = Cells(library, day), tuple(found.values())
    rows = (GridRow(row, tuple(cells.fill(row, agreement) for agreement in chosen)) for row in library.knowledge.rows)
    return Comparison(chosen, tuple(rows), day)
