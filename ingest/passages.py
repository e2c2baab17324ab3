"""From blocks to passages: the units that are indexed, cited and shown."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.text import squeeze
from corpus.types import Document, Passage, Role, Source
from ingest.articles import Label, defined_term, place, signature_section
from ingest.markers import marker_of
from ingest.readers.base import Mark
from ingest.sentences import Span, bounded_spans, clause_spans, sentence_spans
from ingest.structure import Block, parse_blocks

CHUNKING = "sentences-2"
"""Changes whenever the rules below do: an index made by other rules is built anew."""
MAX_LIST_CHARS = 4_000
_JOINING = re.compile(r"(?:and|or|ir|arba|bei)\s+(?=\(?\w{1,4}[).])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    name: str
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    role: Role
    start: int
    end: int
    section: tuple[_Heading, ...]
    group: int
    path: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[_Heading, ...]:
        """The headings that tell where it stands: from the first labelled one on, where there is one."""
        first = next((n for n, heading in enumerate(self.section) if heading.label), 0)
        return self.section[first:]

    @property
    def labels(self) -> list[Label]:
        return [heading.label for heading in self.section if heading.label]


def split(
    document: Document, source: Source, headings: Sequence[str] = (), marks: Sequence[Mark] = ()
) -> list[Passage]:
    """Return the passages of `document`, in order: sentences, clauses, list items, rows, and each list as a whole.

    Sentences, clauses, items and rows cover all text but headings, list marks, semicolons between clauses and the words
    that lead to clauses; a list passage spans what leads to the list and all its items, or the whole of an article.
    `headings` and `marks` are as in `parse_blocks`.
    """
    blocks = parse_blocks(source.text, document.start, document.end, headings, marks)
    seen: Counter[str] = Counter()
    return [
        _passage(unit, order, document, source, seen)
        for order, unit in enumerate(_units(blocks, source.text, document.language))
    ]


def _passage(unit: _Unit, order: int, document: Document, source: Source, seen: Counter[str]) -> Passage:
    text = source.text[unit.start : unit.end]
    section = tuple(heading.name for heading in unit.cited)
    mark = unit.path[0] if unit.role is Role.ROW else place(unit.labels, unit.path)
    header = _header(unit, text, document, section, mark)
    identity = "\x1f".join((document.id, header, unit.role, text))
    seen[identity] += 1
    return Passage(
        id=hashlib.sha256(f"{identity}\x1f{seen[identity]}".encode("utf-8", "replace")).hexdigest()[:32],
        document_id=document.id,
        source_id=source.id,
        role=unit.role,
        start=unit.start,
        end=unit.end,
        text=text,
        header=header,
        section=section,
        group=unit.group,
        order=order,
        page=bisect_right(source.pages, unit.start) or None,
        mark=mark,
    )


def _header(unit: _Unit, text: str, document: Document, section: tuple[str, ...], mark: str) -> str:
    """Return what a passage is found by beside its words: its document and place, in both languages where it can."""
    parts = [document.title.en, document.title.lt, *section]
    if unit.labels:
        parts += [mark, unit.labels[-1].names[1]]
    if term := defined_term(text):
        parts.append(f"{term}: definition, apibrėžtis")
    return " · ".join(dict.fromkeys(parts))


def _units(blocks: Sequence[Block], text: str, language: str) -> Iterator[_Unit]:
    section: tuple[_Heading, ...] = ()
    runs = list(_runs(blocks))
    for group, run in enumerate(runs):
        first = run[0]
        if first.kind == "heading":
            section = _under(section, _Heading(first.level, _name(text[first.start : first.end]), first.label))
            yield from _whole_article(runs, group, section, text)
            continue
        if any(heading.label for heading in section) and (name := signature_section(text[first.start : first.end])):
            section = _under(section, _Heading(1, name))
        for role, start, end, path in _run_units(run, text, language):
            yield _Unit(role, start, end, section, group, path)


def _under(section: tuple[_Heading, ...], heading: _Heading) -> tuple[_Heading, ...]:
    return (*(outer for outer in section if outer.level < heading.level), heading)


def _name(heading: str) -> str:
    return squeeze(heading).rstrip(".:–— ") or squeeze(heading)


def _whole_article(
    runs: Sequence[Sequence[Block]], number: int, section: tuple[_Heading, ...], text: str
) -> Iterator[_Unit]:
    """Yield the whole of an article that has several parts, to answer what the article says."""
    if section[-1].label is None:
        return
    body = list(takewhile(lambda run: not _ends_article(run[0], text), runs[number + 1 :]))
    blocks = [block for run in body for block in run]
    is_list_itself = len(body) == 1 and len(_items_under(blocks, 0)) == len(blocks) - 1
    if len(blocks) > 1 and not is_list_itself and blocks[-1].end - blocks[0].start <= MAX_LIST_CHARS:
        yield _Unit(Role.LIST, blocks[0].start, blocks[-1].end, section, number)


def _ends_article(block: Block, text: str) -> bool:
    return block.kind == "heading" or signature_section(text[block.start : block.end]) is not None


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Group blocks: each heading, paragraph and row alone, a list with what leads to it."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.kind == "item" and run[-1].kind in ("paragraph", "item")):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


_Part = tuple[Role, int, int, tuple[str, ...]]


def _run_units(run: Sequence[Block], text: str, language: str) -> Iterator[_Part]:
    for number, block in enumerate(run):
        if block.kind == "row":
            yield from ((Role.ROW, *span, block.path) for span in bounded_spans(text, block.start, block.end))
            continue
        sentences = sentence_spans(text, block.start, block.end, language)
        role = Role.ITEM if block.kind == "item" else Role.SENTENCE
        items = _items_under(run, number)
        if items and sentences:
            whole = (sentences[-1][0], items[-1].end)
            if whole[1] - whole[0] <= MAX_LIST_CHARS:
                yield Role.LIST, *whole, block.path
        for span in sentences:
            yield from _sentence_units(role, span, text, block.path)


def _items_under(run: Sequence[Block], number: int) -> list[Block]:
    """Return the items of the list that block `number` leads to: two or more of one depth below it, none deeper."""
    lead = run[number]
    depth = lead.level if lead.kind == "item" else 0
    below: list[Block] = []
    for block in run[number + 1 :]:
        if block.level <= depth:
            break
        below.append(block)
    return below if len(below) > 1 and len({block.level for block in below}) == 1 else []


def _sentence_units(role: Role, span: Span, text: str, path: tuple[str, ...]) -> Iterator[_Part]:
    clauses = clause_spans(text, *span)
    if not clauses:
        yield role, *span, path
        return
    yield Role.LIST, *span, path
    for start, end in clauses:
        lead = _JOINING.match(text, start, end)
        first = lead.end() if lead else start
        marker = marker_of(text[first:end])
        if marker and marker.kind != "bullet":
            yield Role.CLAUSE, first + marker.end, end, (*path, marker.step)
        else:
            yield Role.CLAUSE, start, end, path
