"""The quotes a model may write from: what was chosen as evidence, numbered, and marked as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.library import Library
from assistant.select import Pick, Selection
from assistant.verification.renderings import Renderings
from assistant.verification.step import verifier_of
from corpus.knowledge.pins import Span
from corpus.text import squeeze
from corpus.types import Language

CHARS_PER_TOKEN = 3
"""A low guess for both languages: a budget counted so is not overrun."""
MAX_QUOTE_CHARS = 2_500
_SWAPPED = str.maketrans('[]<>"', "()()'")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A quote under the number a model is to cite it by."""

    number: int
    span: Span
    text: str


def gather(selection: Selection, library: Library, language: Language, budget: int) -> tuple[Numbered, ...]:
    """Return the evidence of `selection` as quotes that fit into `budget` tokens together, the best first.

    Only what was chosen as evidence is shown to a model: what merely stands near it must not find its way in.
    """
    renderings = verifier_of(library).renderings
    found: list[Numbered] = []
    left = budget * CHARS_PER_TOKEN
    for span in _distinct(_whole(pick, library) for pick in selection.picks):
        text = _shown(len(found) + 1, span, library, renderings, language)
        if len(text) > left:
            break
        left -= len(text)
        found.append(Numbered(len(found) + 1, span, text))
    return tuple(found)


def _whole(pick: Pick, library: Library) -> Span:
    """Return `pick` with the entries of its list, and the sentence it is part of, where these are not too long."""
    passage = library.index.register.passages([pick.passage or ""]).get(pick.passage or "")
    starts, ends = [pick.span.start], [pick.span.end]
    for item in pick.fact.items if pick.fact else ():
        starts.append(item.start)
        ends.append(item.end)
    if passage is not None and passage.document_id == pick.span.document:
        starts.append(passage.start)
        ends.append(passage.end)
    whole = Span(pick.span.document, min(starts), max(ends))
    return whole if whole.end - whole.start <= MAX_QUOTE_CHARS else pick.span


def _distinct(spans: Iterator[Span]) -> Sequence[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(k.document == span.document and k.start <= span.start and span.end <= k.end for k in kept):
            kept.append(span)
    return kept


def _shown(number: int, span: Span, library: Library, renderings: Renderings, language: Language) -> str:
    document = library.documents[span.document]
    line = f'[{number}] ({_plain(document.title.get(language))}) "{_plain(library.quote(span))}"'
    rendered = " ".join(renderings.of(span)) if language == "lt" else ""
    return f'{line} In Lithuanian: "{_plain(rendered)}"' if rendered else line


def _plain(text: str) -> str:
    """Return `text` on one line, without what could pass for a citation, a tag or the end of the quote."""
    swapped = text.translate(_SWAPPED)
    return squeeze("".join(char if char.isprintable() or char.isspace() else "" for char in swapped))
