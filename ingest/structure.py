"""From text to blocks: headings, paragraphs, list entries and table rows, each with its offsets in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.articles import LEVELS, Label, is_title, label_of
from ingest.markers import Nesting, marker_of
from ingest.readers.base import Mark

_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEADING_END = tuple(".:;,?!")
MAX_HEADING_CHARS = 90
_REFERS = re.compile(
    r"\b(?:articles?|art\.|paragraphs?|sections?|annex|chapters?|no\.|nr\.|punkt\w+|dal\w+)\s*\Z", re.IGNORECASE
)
"""Words that go on with a number: after one of them, "3." at the start of a line opens no entry."""
GUESSED = 20
"""The level of a line that only looks like a heading: below all that are marked or labelled."""


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of the text. `level`: of a heading from 1; of an item, how deep its list lies.

    `path` holds the marks that lead to an item, outermost first, or the place of a table row.
    """

    kind: Literal["heading", "paragraph", "item", "row"]
    start: int
    end: int
    level: int = 0
    path: tuple[str, ...] = ()
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it; `goes_on`: the next one continues its sentence."""

    start: int
    end: int
    raw: str
    after_blank: bool
    before_blank: bool
    goes_on: bool

    @property
    def body(self) -> str:
        return self.raw.strip()


def parse_blocks(
    text: str, start: int, end: int, headings: Collection[str] = (), marks: Sequence[Mark] = ()
) -> list[Block]:
    """Return the blocks of `text[start:end]`, in order; they do not overlap, and cover all but white space and marks.

    `headings` names lines that are headings although nothing marks them, `marks` tells what the format says of lines;
    where either tells headings, no other line is taken for one but those of articles and the like.
    """
    return _Parser(text, headings, marks).parse(start, end)


class _Parser:
    def __init__(self, text: str, headings: Collection[str], marks: Sequence[Mark]) -> None:
        self._text, self._headings = text, headings
        self._marks = {mark.start: mark for mark in marks}
        self._guess = not headings and not any(mark.kind == "heading" for mark in marks)
        self._blocks: list[Block] = []
        self._nesting = Nesting()
        self._labelled = False

    def parse(self, start: int, end: int) -> list[Block]:
        for line in _lines(self._text, start, end):
            self._take(line)
        return self._blocks

    def _take(self, line: _Line) -> None:
        mark = self._marks.get(line.start)
        if mark and mark.kind == "row":
            self._put(Block("row", line.start, line.end, path=(mark.place,)))
        elif self._is_title(line, marked=mark is not None):
            self._blocks[-1] = replace(self._blocks[-1], end=line.end)
        elif heading := self._heading(line, mark):
            self._nesting.clear()
            self._labelled |= heading.label is not None
            self._put(heading)
            if heading.label and heading.label.inline:
                self._take(_rest(line, heading.label))
        elif item := self._item(line):
            self._put(item)
        else:
            self._continue(line)

    def _put(self, block: Block) -> None:
        self._blocks.append(block)

    @property
    def _last(self) -> Block | None:
        return self._blocks[-1] if self._blocks else None

    def _is_title(self, line: _Line, *, marked: bool) -> bool:
        """Whether a line is the title of the article whose bare label stands above it."""
        last = self._last
        if last is None or last.label is None or not last.label.bare or self._text[last.start : last.end].count("\n"):
            return False
        if label_of(line.body) or _MARKDOWN_HEADING.match(line.body) or marker_of(line.raw):
            return False
        return marked or (is_title(line.body) and not line.goes_on)

    def _heading(self, line: _Line, mark: Mark | None) -> Block | None:
        body, label = line.body, label_of(line.body)
        if markdown := _MARKDOWN_HEADING.match(body):
            label = label_of(body[markdown.end() :])
            label = None if label and label.inline else label
            return Block("heading", line.start + markdown.end(), line.end, len(markdown[1]), label=label)
        if mark:
            label = None if label and label.inline else label
            return Block("heading", line.start, line.end, mark.level, label=label)
        if label and (label.inline or line.after_blank or not line.goes_on):
            stop = line.start + len(body[: label.end].rstrip()) if label.inline else line.end
            return Block("heading", line.start, stop, LEVELS[label.part], label=label)
        if body in self._headings:
            return Block("heading", line.start, line.end, 1)
        return Block("heading", line.start, line.end, GUESSED) if self._guess and _looks_like_one(line) else None

    def _item(self, line: _Line) -> Block | None:
        marker = marker_of(line.raw)
        if marker is None or (
            not line.after_blank and _REFERS.search(self._text[max(0, line.start - 20) : line.start])
        ):
            return None
        indent = len(line.raw) - len(line.raw.lstrip())
        fresh = line.after_blank or self._last is None or self._last.kind != "paragraph"
        depth = self._nesting.enter(marker, indent, fresh=fresh)
        if not depth:
            return None
        return Block("item", line.start + marker.end - indent, line.end, depth, self._nesting.path)

    def _continue(self, line: _Line) -> None:
        """A line without a mark goes on with the block above it, or opens a paragraph.

        After a blank line it still belongs to a list whose last item ended in a comma or semicolon: an unmarked item.
        """
        last = self._last
        if last and last.kind in ("paragraph", "item") and not line.after_blank:
            self._blocks[-1] = replace(last, end=line.end)
        elif last and last.kind == "item" and self._text[last.end - 1] in ",;":
            self._put(Block("item", line.start, line.end, last.level, last.path[:-1]))
        else:
            if not self._labelled:
                self._nesting.clear()
            self._put(Block("paragraph", line.start, line.end))


def _rest(line: _Line, label: Label) -> _Line:
    body = line.body[label.end :]
    return replace(line, start=line.end - len(body.lstrip()), raw=body.strip(), after_blank=True)


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    spans, position = [], start
    for raw in text[start:end].splitlines(keepends=True):
        spans.append((position, raw))
        position += len(raw)
    for number, (offset, raw) in enumerate(spans):
        body = raw.strip()
        if body:
            first = offset + len(raw) - len(raw.lstrip())
            after_blank = number == 0 or not spans[number - 1][1].strip()
            following = spans[number + 1][1].strip() if number + 1 < len(spans) else ""
            yield _Line(first, first + len(body), raw.rstrip(), after_blank, not following, following[:1].islower())


def _looks_like_one(line: _Line) -> bool:
    body = line.body
    return (
        line.after_blank
        and line.before_blank
        and len(body) <= MAX_HEADING_CHARS
        and not body.endswith(_HEADING_END)
        and "://" not in body
        and ": " not in body
        and (body[0].isupper() or body[0].isdigit())
        and any(char.isalpha() for char in body)
        and not (marker_of(line.raw) and not body[0].isdigit())
    )
