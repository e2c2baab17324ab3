"""A conversation as values: turns, what is shown of them, and the words around each quote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation, Sentence
from corpus.errors import GidasError
from corpus.types import Document, Kind

MAX_TURNS = 50
"""Older turns fall off the page; the browser keeps their questions."""
_ROOM = 3
"""Characters by which trimming may shorten words around a quote without their being cut in the middle of a sentence."""
_AFTER_CITATIONS = re.compile(r"(?<=\])(?=\s)(?!\s*\[)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with the words around it, as they stand in the source. `before` and `after` may be empty."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search: kinds of document, and ids of documents. Empty means everywhere."""

    kinds: tuple[Kind, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it: an answer of which `shown` pieces are visible, or a fault.

    `library` holds the documents by id, for their names; `failed` means the server itself broke. `draft` holds the
    sentences a language model has written so far, and `drafted` what they cite, until the answer takes their place.
    `excerpts` are the words around the quotes of `cited`, in its order.
    """

    number: int
    question: str
    scope: Scope = Scope()
    answer: Answer | None = None
    excerpts: tuple[Excerpt, ...] = ()
    library: Mapping[str, Document] = field(default_factory=dict, repr=False)
    draft: tuple[Sentence, ...] = ()
    drafted: tuple[Citation, ...] = ()
    shown: int = 0
    stopped: bool = False
    fault: GidasError | None = None
    failed: bool = False

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations of the answer, or of what is written of it so far."""
        return self.answer.citations if self.answer else self.drafted

    @property
    def pieces(self) -> list[str]:
        """The answer's Markdown cut after each sentence's citations; joined they are the whole text."""
        return _AFTER_CITATIONS.split(self.answer.text) if self.answer else []

    @property
    def text(self) -> str:
        """As much of the answer's Markdown as is shown."""
        return "".join(self.pieces[: self.shown])

    @property
    def pending(self) -> bool:
        """Whether nothing has come of the question yet."""
        return self.answer is None and self.fault is None and not self.stopped and not self.failed

    @property
    def complete(self) -> bool:
        """Whether all of the answer is shown."""
        return self.answer is not None and self.shown >= len(self.pieces)

    def write(self, sentence: Sentence, citations: Sequence[Citation]) -> Turn:
        """Return the turn with one more sentence of a draft. Parts of a question number anew; a draft counts on."""
        drafted = list(self.drafted)
        numbers = []
        for citation in citations:
            same = next((c for c in drafted if replace(c, number=0) == replace(citation, number=0)), None)
            if same is None:
                same = replace(citation, number=len(drafted) + 1)
                drafted.append(same)
            numbers.append(same.number)
        draft = (*self.draft, replace(sentence, citations=tuple(numbers)))
        return replace(self, draft=draft, drafted=tuple(drafted))

    def reveal(self) -> Turn:
        """Return the turn with one more piece shown."""
        return replace(self, shown=self.shown + 1)

    def reveal_all(self) -> Turn:
        """Return the turn with everything shown."""
        return replace(self, shown=len(self.pieces))

    def break_off(self, fault: GidasError | None = None) -> Turn:
        """Return the turn without a draft, ended by `fault`, or by the server's own failure where that is None."""
        return replace(self, draft=(), drafted=(), excerpts=(), fault=fault, failed=fault is None)

    def stop(self) -> Turn:
        """Return the turn cut off where it stands; a finished one stays as it is."""
        return self if self.complete or self.fault or self.failed else replace(self, stopped=True)


def excerpt(text: str, citation: Citation, width: int = 180) -> Excerpt:
    """Return the quote of `citation` with up to `width` characters either side of the source's `text`.

    The words around stop at a paragraph's end and at whole words. A quote that is not where the citation says is
    shown alone: words around it would pretend a place it does not have.
    """
    if text[citation.start : citation.end] != citation.quote:
        return Excerpt("", citation.quote, "")
    before = text[max(0, citation.start - width) : citation.start].rpartition("\n\n")[2].lstrip("\n")
    after = text[citation.end : citation.end + width].partition("\n\n")[0].rstrip()
    if len(before) > width - _ROOM and citation.start > width:
        before = "…" + before.partition(" ")[2]
    if len(after) > width - _ROOM and citation.end + width < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(before, citation.quote, after)


def questions(turns: Sequence[Turn]) -> list[str]:
    """Return what was asked so far, oldest first, for resolving a follow-up."""
    return [turn.question for turn in turns if turn.answer is not None]
