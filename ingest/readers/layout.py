"""From the lines of PDF pages to running text: what repeats on all pages goes, paragraphs and words are mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.articles import label_of
from ingest.readers.base import Mark, Reading

MARGIN = 0.12
"""Share of a page's height, at either end, in which running heads and page numbers stand."""
LOOSE = 1.35
"""A gap this many times the usual one parts paragraphs."""
LARGER = 1.12
"""A line this many times the body's size is a heading."""
MAX_HEADING_CHARS = 150
_SPLIT_WORD = re.compile(r"(\w+)[-\u2010]$")
_STOPS = tuple(".:;!?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page (from 0), at `x`, `y` in points; `place` is its height on the page, 0 bottom to 1 top."""

    page: int
    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    turned: bool = False
    place: float = 0.5


@dataclass(frozen=True, slots=True)
class Title:
    """An entry of the outline: the page it leads to (from 0), its words, and its depth (from 1)."""

    page: int
    text: str
    depth: int


def lay_out(pages: Sequence[Sequence[Line]], titles: Sequence[Title] = ()) -> Reading:
    """Return the running text of `pages`, the offset at which each begins, and its headings."""
    furniture = _furniture(pages)
    lines = [line for page in pages for line in page if not _furniture_keys(line) & furniture]
    if not lines:
        return Reading("", tuple(0 for _ in pages))
    levels = _Levels(lines, titles)
    lines = list(_joined_headings(lines, levels))
    return _Writer(lines, levels, _usual_gap(lines)).write(len(pages))


def _furniture_keys(line: Line) -> set[tuple[str, int]]:
    """Return what a running head or foot has in common with those of other pages: its place, and its words with their
    numbers as they stand or counted from the page's: one of them may be the page number."""
    text, place = line.text.casefold(), round(line.place * 60)
    numbers = [match.span() for match in re.finditer(r"\d{1,5}", text)]
    keys = {(text, place)}
    if re.fullmatch(r"[ivxlc]+", text):
        keys.add(("", place))
    for start, end in numbers if label_of(line.text) is None else ():
        keys.add((f"{text[:start]}#{int(text[start:end]) - line.page}{text[end:]}", place))
    return keys


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, int]]:
    """Return what stands in the same place of the margin on at least two pages and two fifths of all."""
    edges = ((line for line in page if not MARGIN < line.place < 1 - MARGIN) for page in pages)
    counts = Counter(key for edge in edges for key in {key for line in edge for key in _furniture_keys(line)})
    return frozenset(key for key, count in counts.items() if count >= max(2, 0.4 * len(pages)))


class _Levels:
    """Which lines are headings, and of what level: the outline says so, or size and weight do."""

    def __init__(self, lines: Sequence[Line], titles: Sequence[Title]) -> None:
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self._body = sizes.most_common(1)[0][0]
        self._larger = sorted((s for s in sizes if s >= self._body * LARGER), reverse=True)
        self._named = {(title.page, _plain(title.text)): title.depth for title in titles}
        self._below = max((title.depth for title in titles), default=0)

    def of(self, line: Line) -> int:
        """Return the level of a heading, 0 for other lines."""
        if named := self._named.get((line.page, _plain(line.text))):
            return named
        size = round(line.size * 2) / 2
        if line.turned or len(line.text) > MAX_HEADING_CHARS or not any(char.isalpha() for char in line.text):
            return 0
        if size in self._larger and not line.text.endswith((";", ",")):
            return self._below + self._larger.index(size) + 1
        return 0

    def bold(self, line: Line) -> int:
        """Return the level of a bold line that stands alone, 0 for one that is none."""
        short = len(line.text) <= 90 and not line.text.endswith((*_STOPS, ","))
        return self._below + len(self._larger) + 1 if line.bold and short and not line.turned else 0


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _joined_headings(lines: Sequence[Line], levels: _Levels) -> Iterator[Line]:
    """Yield `lines`, a heading that runs over several of them as one."""
    last: Line | None = None
    for line in lines:
        if last is None:
            last = line
        elif _same_heading(last, line, levels):
            last = replace(last, text=f"{last.text} {line.text}", y=line.y)
        else:
            yield last
            last = line
    if last is not None:
        yield last


def _same_heading(last: Line, line: Line, levels: _Levels) -> bool:
    close = 0 < last.y - line.y <= 1.5 * line.size and last.page == line.page
    return close and levels.of(last) == levels.of(line) > 0 and abs(last.size - line.size) < 0.5


def _usual_gap(lines: Sequence[Line]) -> float:
    """Return the commonest distance between lines of a paragraph, as a multiple of their size; 1.2 if there is none."""
    gaps = Counter(
        round((a.y - b.y) / a.size, 1)
        for a, b in pairwise(lines)
        if a.size > 0 and a.page == b.page and abs(a.size - b.size) < 0.5 and 0 < a.y - b.y < 1.7 * a.size
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2


class _Writer:
    def __init__(self, lines: Sequence[Line], levels: _Levels, gap: float) -> None:
        self._lines, self._levels, self._gap = lines, levels, gap
        self._whole_words = {
            word.casefold() for line in lines for word in re.findall(r"\w+(?:-\w+)+(?=\W)", line.text + " ")
        }
        self._parts: list[str] = []
        self._length = 0

    def write(self, pages: int) -> Reading:
        """Return the text; a page that has no line begins where the one after it does."""
        starts: dict[int, int] = {}
        marks = []
        before = 0
        for number, line in enumerate(self._lines):
            level = self._heading(number)
            if number:
                self._join(self._lines[number - 1], line, apart=level > 0 or before > 0)
            starts.setdefault(line.page, self._length)
            if level:
                marks.append(Mark("heading", self._length, level))
            self._add(line.text)
            before = level
        offsets, following = [0] * pages, self._length
        for page in range(pages - 1, -1, -1):
            following = offsets[page] = starts.get(page, following)
        return Reading("".join(self._parts), tuple(offsets), marks=tuple(marks))

    def _heading(self, number: int) -> int:
        line = self._lines[number]
        alone = (number == 0 or self._parts_from(self._lines[number - 1], line)) and (
            number + 1 == len(self._lines) or self._parts_from(line, self._lines[number + 1])
        )
        return self._levels.of(line) or (self._levels.bold(line) if alone else 0)

    def _join(self, last: Line, line: Line, *, apart: bool) -> None:
        """Add what stands between two lines; of a word split by a hyphen, take the hyphen away."""
        if apart or self._parts_from(last, line):
            self._add("\n\n")
        elif (split := _SPLIT_WORD.search(last.text)) and line.text[0].islower():
            rest = re.findall(r"^\w*", line.text)[0]
            if f"{split[1]}-{rest}".casefold() not in self._whole_words:
                self._parts[-1] = self._parts[-1][:-1]
                self._length -= 1
        else:
            self._add("\n")

    def _parts_from(self, last: Line, line: Line) -> bool:
        """Whether a new paragraph begins: a wider gap, an indent after a full stop, another size, a fresh column."""
        if last.turned != line.turned or abs(last.size - line.size) >= 0.75:
            return True
        ended = last.text.endswith(_STOPS)
        if last.page != line.page or line.y > last.y + 1:
            return ended or not line.text[0].islower()
        loose = (last.y - line.y) > LOOSE * self._gap * max(last.size, 0.1)
        return loose or (ended and line.x > last.x + 6 and not line.turned)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
