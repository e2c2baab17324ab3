"""The trial of the verification step: false sentences it must refuse, true ones in other words it must let pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.answer import Sentence
from assistant.cite import CitationBook
from assistant.language import detect_language
from assistant.library import Library
from assistant.verification.step import Verifier, verifier_of
from corpus.errors import CorpusError
from corpus.knowledge.pins import Span
from corpus.text import squeeze
from corpus.types import Passage, Role
from evals.metrics.estimates import Estimate, estimate
from evals.verification.mutations import mutations
from evals.verification.names import Names

PARAPHRASES = Path(__file__).with_name("paraphrases.yaml")
CAUGHT_AT_LEAST = 0.98
DROPPED_AT_MOST = 0.10


class _Entry(BaseModel):
    """Sentences that say what the passage of `document` around `at` says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    document: str
    at: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence put to the step: `kind` of change, or `paraphrase` for a true one; whether the step refused it."""

    kind: str
    text: str
    quote: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """All trials, with the two figures that count."""

    trials: tuple[Trial, ...]

    def caught(self, kind: str | None = None) -> Estimate | None:
        """Return the share of false sentences refused, of one `kind` of change or of all."""
        false = [t for t in self.trials if t.kind != "paraphrase" and kind in (None, t.kind)]
        return estimate([float(t.refused) for t in false])

    def dropped(self) -> Estimate | None:
        """Return the share of true sentences refused."""
        return estimate([float(t.refused) for t in self.trials if t.kind == "paraphrase"])

    def wrong(self) -> tuple[Trial, ...]:
        """Return the false sentences let through and the true ones refused."""
        return tuple(t for t in self.trials if t.refused == (t.kind == "paraphrase"))


def hold_trial(library: Library) -> Outcome:
    """Put to the step: every paraphrase, and all mutations of paraphrases, of the passages and of their renderings."""
    verifier, names = verifier_of(library), Names(library.knowledge.entities)
    told = list(_told(library))
    trials = [Trial("paraphrase", text, p.text, _refused(text, p, library, verifier)) for text, p in told]
    seen: set[str] = set()
    for text, passage in (*told, *_own_words(library)):
        quote = f"{passage.text} {library.translations.get(passage.id, '')}"
        for made in mutations(text, detect_language(text), names, quote):
            if made.text not in seen:
                seen.add(made.text)
                refused = _refused(made.text, passage, library, verifier)
                trials.append(Trial(made.kind, made.text, passage.text, refused))
    return Outcome(tuple(trials))


def _told(library: Library) -> Iterator[tuple[str, Passage]]:
    """Yield every paraphrase with the passage it is about."""
    entries = TypeAdapter(tuple[_Entry, ...]).validate_python(yaml.safe_load(PARAPHRASES.read_text(encoding="utf-8")))
    for entry in entries:
        around = [p for p in _passages(library, entry.document) if entry.at in squeeze(p.text)]
        if not around:
            raise CorpusError(f"{entry.at!r} is not in {entry.document}", remedy=f"Correct {PARAPHRASES.name}.")
        passage = min(around, key=lambda p: len(p.text))
        yield from ((text, passage) for text in entry.says)


def _own_words(library: Library) -> Iterator[tuple[str, Passage]]:
    """Yield the words of every passage the catalogue knows, and their renderings."""
    for document in library.knowledge.manifest.sources[0].documents:
        yield from _both(library, document.id)
    for note in library.knowledge.notes:
        yield from _both(library, note.id)


def _both(library: Library, document: str) -> Iterator[tuple[str, Passage]]:
    for passage in _passages(library, document):
        yield squeeze(passage.text), passage
        if passage.id in library.translations:
            yield library.translations[passage.id], passage


def _passages(library: Library, document: str) -> list[Passage]:
    kept = (Role.SENTENCE, Role.CLAUSE, Role.ITEM)
    return [p for p in library.index.register.passages_of(document) if p.role in kept]


def _refused(text: str, passage: Passage, library: Library, verifier: Verifier) -> bool:
    book = CitationBook(library, date.today())
    number = book.cite(Span(passage.document_id, passage.start, passage.end))
    return bool(verifier.faults(Sentence(text, (number,)), {c.number: c for c in book.citations()}))
