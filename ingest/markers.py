"""The marks of list entries ("•", "2.", "(a)", "iv)", "3.1."), and how deep the list lies that they belong to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKER = re.compile(
    r"[ \t\xa0]*(?:(?P<bullet>[•▪◦●‣*–—-])"
    r"|(?P<decimal>\d{1,3}(?:\.\d{1,3})+)(?:\.(?=[ \t\xa0])|(?=[ \t\xa0]+[\"„“(A-ZĄČĘĖĮŠŲŪŽ]))"
    r"|(?P<number>\(?\d{1,2}[.)])|(?P<letter>\(?[a-zA-ZčČšŠžŽ]\))|(?P<roman>\(?[ivx]{2,5}\)))[ \t\xa0]+(?=\S)"
)
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before an entry: `end` is where the entry's words begin, counted from the start of its line.

    `kind` is `bullet`, `decimal`, `number`, `letter` or `roman`; `shape` tells apart "1." and "1)"; `value` is "2".
    """

    kind: str
    shape: str
    value: str
    end: int

    @property
    def step(self) -> str:
        """What it adds to the path of an entry: its value, with the bracket that Lithuanian drafting counts by."""
        return f"{self.value})" if self.kind == "number" and self.shape.endswith(")") else self.value


def marker_of(line: str) -> Marker | None:
    """Return the mark that `line` begins with, None where there is none."""
    found = _MARKER.match(line)
    if found is None or found.lastgroup is None:
        return None
    mark = found[found.lastgroup]
    if found.lastgroup == "bullet":
        return Marker("bullet", mark, "", found.end())
    value = mark.strip("().")
    shape = value.count(".") if found.lastgroup == "decimal" else mark.replace(value, "#")
    return Marker(found.lastgroup, str(shape), value.lower(), found.end())


@dataclass(frozen=True, slots=True)
class _Open:
    indent: int
    marker: Marker


class Nesting:
    """Follows the entries of one section; an entry's depth is how many lists are open, the one it is in included.

    A deeper indent opens a list. Where a file has lost its indents, as PDF text has, a mark of another shape does.
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def clear(self) -> None:
        """Close all lists."""
        self._open.clear()

    def enter(self, marker: Marker, indent: int, *, fresh: bool) -> int:
        """Return the depth of an entry, 0 where the mark is none after all: a line may begin with "3." by chance.

        `fresh` says that the line cannot be the continuation of a sentence.
        """
        while self._open and self._open[-1].indent > indent:
            self._open.pop()
        readings = _readings(marker)
        for reading in readings:
            for depth in range(len(self._open), 0, -1):
                if self._matches(depth, reading, indent) and _follows(self._open[depth - 1].marker, reading):
                    return self._put(depth, reading, indent)
        if not fresh and not any(_first(reading) for reading in readings):
            return 0
        reading = next((r for r in readings if _first(r)), readings[-1])
        for depth in range(len(self._open), 0, -1):
            if self._matches(depth, reading, indent):
                return self._put(depth, reading, indent)
        return self._put(len(self._open) + 1, reading, indent)

    @property
    def path(self) -> tuple[str, ...]:
        """The steps that lead to the entry just entered: ("2", "a"); bullets have none."""
        values: list[str] = []
        for entry in self._open:
            value = entry.marker.step
            values = [v for v in values if not value.startswith(v + ".")]
            values += [value] if value else []
        return tuple(values)

    def _matches(self, depth: int, marker: Marker, indent: int) -> bool:
        entry = self._open[depth - 1]
        return entry.indent == indent and (entry.marker.kind, entry.marker.shape) == (marker.kind, marker.shape)

    def _put(self, depth: int, marker: Marker, indent: int) -> int:
        self._open[depth - 1 :] = [_Open(indent, marker)]
        return depth


def _readings(marker: Marker) -> list[Marker]:
    """Return what a mark can be: "(i)" is the letter after "(h)", or the first roman number."""
    if marker.kind == "letter" and marker.value in ("i", "v", "x"):
        return [marker, Marker("roman", marker.shape, marker.value, marker.end)]
    return [marker]


def _first(marker: Marker) -> bool:
    return marker.kind == "bullet" or marker.value in (("i",) if marker.kind == "roman" else ("1", "a", "1.1"))


def _follows(last: Marker, marker: Marker) -> bool:
    if marker.kind == "number":
        return int(marker.value) == int(last.value) + 1
    if marker.kind == "letter":
        return last.value < marker.value and 0 <= _base(marker.value) - _base(last.value) <= 2
    if marker.kind == "roman":
        known = last.value in _ROMAN and marker.value in _ROMAN
        return known and _ROMAN.index(marker.value) == _ROMAN.index(last.value) + 1
    if marker.kind == "decimal":
        old, new = (tuple(map(int, m.value.split("."))) for m in (last, marker))
        return new > old
    return True


def _base(letter: str) -> int:
    return ord(unicodedata.normalize("NFD", letter)[0])
