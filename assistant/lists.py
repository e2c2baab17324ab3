"""Lists and articles as wholes: every part in order, with the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library import Library
from corpus.knowledge.pins import Span
from corpus.types import Passage, Role

_MARK_AT_END = re.compile(r"(?:\s*\(?\w{1,4}[.)]|\s*[-–•])\s*$")


@dataclass(frozen=True, slots=True)
class ListPart:
    """A part of a whole: `leads` where it leads to what follows, `passage` unless it is only the words that do."""

    span: Span
    leads: bool
    passage: Passage | None = None
    mark: str = ""


def list_led_by(passage: Passage, library: Library) -> Passage | None:
    """Return the list that `passage` is or leads to."""
    if passage.role is Role.LIST or not passage.text.rstrip().endswith(":"):
        return passage if passage.role is Role.LIST else None
    passages = library.index.register.passages_of(passage.document_id)
    return next((p for p in passages if p.role is Role.LIST and p.start == passage.start), None)


def parts_of(whole: Span, library: Library) -> list[ListPart]:
    """Return the parts of the list or article at `whole`, in order.

    Clauses of one sentence are passages of their own, the words before the first of them are not: those stand before
    it as a part that leads.
    """
    passages = library.index.register.passages_of(whole.document)
    within = [p for p in passages if whole.start <= p.start and p.end <= whole.end]
    inside = [p for p in within if p.role is not Role.LIST]
    heads = _heads([p for p in within if p.role is Role.LIST], inside)
    parts: list[ListPart] = []
    for passage in inside:
        if head := heads.get(passage.id):
            words = _MARK_AT_END.sub("", library.quote(Span(whole.document, head.start, passage.start)))
            parts.append(
                ListPart(Span(whole.document, head.start, head.start + len(words)), leads=True, mark=head.mark)
            )
        leads = passage.role is Role.SENTENCE or passage.text.rstrip().endswith(":")
        parts.append(ListPart(Span(whole.document, passage.start, passage.end), leads, passage, passage.mark))
    return parts


def step_below(mark: str, provision: str) -> str:
    """Return how what is cited as `mark` is numbered within `provision`: `(2)(a) `, or `2 dalies a punktas: `."""
    if not provision or mark == provision:
        return ""
    if mark.startswith(provision):
        return f"{mark.removeprefix(provision)} "
    return f"{' '.join(mark.split()[len(provision.split()) :])}: "


def _heads(lists: Sequence[Passage], inside: Sequence[Passage]) -> dict[str, Passage]:
    """Return, for each clause that is the first of its sentence, the list that sentence is: the innermost around it."""
    heads: dict[str, Passage] = {}
    for listed in sorted(lists, key=lambda p: p.start):
        first = next((p for p in inside if p.start >= listed.start), None)
        if first is not None and first.role is Role.CLAUSE and listed.start < first.start < listed.end:
            heads[first.id] = listed
    return heads
