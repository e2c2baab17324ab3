"""From blocks to passages: the units that are indexed, cited and shown."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Document, Passage, Role, Source
from ingest.sentences import Span, clause_spans, sentence_spans
from ingest.structure import Block, parse_blocks

CHUNKING = "sentences-1"
"""Changes whenever the rules below do: an index made by other rules is refused."""
MAX_LIST_CHARS = 4_000


@dataclass(frozen=True, slots=True)
class _Unit:
    role: Role
    start: int
    end: int
    section: tuple[str, ...]
    group: int


def split(document: Document, source: Source, headings: Sequence[str] = ()) -> list[Passage]:
    """Return the passages of `document`, in order: sentences, clauses, list items, and each list as a whole.

    Sentences, clauses and items cover all text but headings, list marks, semicolons between clauses and the words that
    lead to clauses; a list passage spans what leads to the list and all its items.
    """
    blocks = parse_blocks(source.text, document.start, document.end, headings)
    seen: Counter[str] = Counter()
    passages = []
    for order, unit in enumerate(_units(blocks, source.text, document.language)):
        text = source.text[unit.start : unit.end]
        header = " · ".join(dict.fromkeys((document.title.en, document.title.lt, *unit.section)))
        identity = "\x1f".join((document.id, header, unit.role, text))
        seen[identity] += 1
        key = hashlib.sha256(f"{identity}\x1f{seen[identity]}".encode("utf-8", "replace")).hexdigest()[:32]
        passages.append(
            Passage(
                id=key,
                document_id=document.id,
                source_id=source.id,
                role=unit.role,
                start=unit.start,
                end=unit.end,
                text=text,
                header=header,
                section=unit.section,
                group=unit.group,
                order=order,
                page=bisect_right(source.pages, unit.start) or None,
            )
        )
    return passages


def _units(blocks: Sequence[Block], text: str, language: str) -> Iterator[_Unit]:
    section: list[tuple[int, str]] = []
    for group, run in enumerate(_runs(blocks)):
        first = run[0]
        if first.kind == "heading":
            section = [entry for entry in section if entry[0] < first.level]
            section.append((first.level, text[first.start : first.end]))
            continue
        names = tuple(name for _, name in section)
        for role, start, end in _run_units(run, text, language):
            yield _Unit(role, start, end, names, group)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Group blocks: each heading and paragraph alone, a list with what leads to it."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.kind == "item" and run[-1].kind != "heading"):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _run_units(run: Sequence[Block], text: str, language: str) -> Iterator[tuple[Role, int, int]]:
    for number, block in enumerate(run):
        sentences = sentence_spans(text, block.start, block.end, language)
        role = Role.ITEM if block.kind == "item" else Role.SENTENCE
        items = _items_under(run, number)
        if items and sentences:
            whole = (sentences[-1][0], items[-1].end)
            if whole[1] - whole[0] <= MAX_LIST_CHARS:
                yield Role.LIST, *whole
        for span in sentences:
            yield from _sentence_units(role, span, text)


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


def _sentence_units(role: Role, span: Span, text: str) -> Iterator[tuple[Role, int, int]]:
    clauses = clause_spans(text, *span)
    if not clauses:
        yield role, *span
        return
    yield Role.LIST, *span
    for clause in clauses:
        yield Role.CLAUSE, *clause
