"""What every reader gives: text, and what the format itself says of it, as offsets into that text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.text import squeeze


@dataclass(frozen=True, slots=True)
class Mark:
    """The line that starts at `start` is a heading of `level` (from 1), or a table row found at `place`."""

    kind: Literal["heading", "row"]
    start: int
    level: int = 1
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file. `pages` are the offsets at which its pages start, `labels` the numbers printed on them
    (both empty where it has none); `warnings` tell a person what was left out or looks odd."""

    text: str
    pages: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read: pages (or sheets), bytes an archive may unpack to, and rows of a table."""

    pages: int = 2_000
    unpacked: int = 400 * 1024 * 1024
    rows: int = 100_000


def _fills_two(cells: list[str]) -> bool:
    return sum(map(bool, cells)) > 1


class Scroll:
    """Writes the text of a format that knows its own structure, and remembers where each part begins.

    Items are laid out as in plain text (indented, with their mark), so that one parser finds the lists of all formats.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._last = ""
        self.warnings: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """Add a heading of `level`, from 1."""
        if clean := squeeze(text):
            self._marks.append(Mark("heading", self._begin("heading"), level))
            self._add(clean)

    def paragraph(self, text: str) -> None:
        """Add a paragraph; its line breaks are kept as white space."""
        if clean := squeeze(text):
            self._begin("paragraph")
            self._add(clean)

    def item(self, text: str, depth: int = 1, mark: str = "•") -> None:
        """Add an item of a list that lies `depth` deep, from 1."""
        if clean := squeeze(text):
            self._begin("item")
            self._add(f"{'  ' * depth}{mark} {clean}")

    def row(self, text: str, place: str) -> None:
        """Add a table row, to be cited as `place`."""
        if clean := squeeze(text):
            self._marks.append(Mark("row", self._begin("row"), place=place))
            self._add(clean)

    def table(
        self,
        rows: Iterable[list[str]],
        is_header: Callable[[list[str]], bool] = _fills_two,
        within: str = "",
    ) -> None:
        """Add the cells of `rows`, each row to be cited by its number `within` what holds the table.

        Rows above the first that `is_header` (unless told, one with two cells or more filled) are titles.
        """
        headers: list[str] = []
        for number, cells in enumerate(rows, start=1):
            if headers:
                self.row(row_text(headers, cells), f"{within}row {number}")
            elif is_header(cells):
                headers = cells
            else:
                self.paragraph(" ".join(dict.fromkeys(cells)))

    def reading(self, title: str = "") -> Reading:
        """Return what was written."""
        return Reading("".join(self._parts), marks=tuple(self._marks), title=title, warnings=tuple(self.warnings))

    def _begin(self, kind: str) -> int:
        if self._parts:
            self._add("\n" if kind == self._last and kind in ("item", "row") else "\n\n")
        self._last = kind
        return self._length

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def row_text(headers: list[str], cells: list[str]) -> str:
    """Return the cells of a table row with the headers above them, empty ones left out: `Country: Norway | Year: 2024`.

    A row reads without its table this way: it is found by its header's words, and a quote of it says what is what.
    """
    named = [*headers[: len(cells)], *[""] * (len(cells) - len(headers))]
    pairs = [(squeeze(header), squeeze(cell)) for header, cell in zip(named, cells, strict=True)]
    return " | ".join(f"{header}: {cell}" if header and header != cell else cell for header, cell in pairs if cell)
