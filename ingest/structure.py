"""From text to blocks: headings, paragraphs and list items, each with its offsets in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

_MARKER = re.compile(r"[ \t\xa0]*(?:[•▪◦●‣*–—-]|\(?\d{1,2}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,5}\))[ \t\xa0]+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEADING_END = tuple(".:;,?!")
MAX_HEADING_CHARS = 90


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of the text. `level`: of a heading from 1; of an item, how deep its list lies."""

    kind: Literal["heading", "paragraph", "item"]
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    raw: str
    after_blank: bool
    before_blank: bool


def parse_blocks(text: str, start: int, end: int, headings: Collection[str] = ()) -> list[Block]:
    """Return the blocks of `text[start:end]`, in order; they do not overlap, and cover all but white space and markers.

    `headings` names lines that are headings although nothing marks them; where it is given, no other unmarked line
    is taken for one.
    """
    blocks: list[Block] = []
    indents: list[int] = []
    for line in _lines(text, start, end):
        block = _heading(line, headings) or _item(line, indents)
        if block is None:
            block = _continue(text, blocks, line)
        if block.kind != "item":
            indents.clear()
        if blocks and block.start == blocks[-1].start:
            blocks[-1] = block
        else:
            blocks.append(block)
    return blocks


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
            before_blank = number + 1 == len(spans) or not spans[number + 1][1].strip()
            yield _Line(first, first + len(body), raw.rstrip(), after_blank, before_blank)


def _heading(line: _Line, headings: Collection[str]) -> Block | None:
    body = line.raw.strip()
    if marked := _MARKDOWN_HEADING.match(body):
        return Block("heading", line.start + marked.end(), line.end, len(marked[1]))
    if body in headings:
        return Block("heading", line.start, line.end, 1)
    if headings or not (line.after_blank and line.before_blank):
        return None
    looks_like_one = (
        len(body) <= MAX_HEADING_CHARS
        and not body.endswith(_HEADING_END)
        and "://" not in body
        and ": " not in body
        and (body[0].isupper() or body[0].isdigit())
        and any(char.isalpha() for char in body)
        and not (_MARKER.match(line.raw) and not body[0].isdigit())
    )
    return Block("heading", line.start, line.end, 2) if looks_like_one else None


def _item(line: _Line, indents: list[int]) -> Block | None:
    """An item's depth is how many shallower items are still open above it; `indents` holds their indentation."""
    marker = _MARKER.match(line.raw)
    if marker is None:
        return None
    indent = len(line.raw) - len(line.raw.lstrip())
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return Block("item", line.start + marker.end() - indent, line.end, len(indents))


def _continue(text: str, blocks: list[Block], line: _Line) -> Block:
    """A line without a mark goes on with the block above it, or opens a paragraph.

    After a blank line it still belongs to a list whose last item ended in a comma or semicolon: an unmarked last item.
    """
    last = blocks[-1] if blocks else None
    if last and last.kind != "heading" and not line.after_blank:
        return replace(last, end=line.end)
    if last and last.kind == "item" and text[last.end - 1] in ",;":
        return Block("item", line.start, line.end, last.level)
    return Block("paragraph", line.start, line.end)
