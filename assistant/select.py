"""Choosing the evidence: which facts and passages answer a question, or that none does.

A similarity threshold cannot tell a question whose answer is missing from one that is answered. So evidence must be
about what the question names, hold the kind of thing it asks for, and cover what else it says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.kinds import HOLDS, holds
from assistant.library import Fact, Library
from assistant.retrieve import Found, Retrieval, documents_about
from assistant.understand import Question, names_of, question_stems
from assistant.words import FUNCTION_WORDS
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import Gap
from corpus.lexical import stems

FACT_ACCEPTED = 0.60
PASSAGE_ACCEPTED = 0.50
DENSE_FLOOR, DENSE_CEILING = 0.82, 0.90
"""Between these cosines lies what the embedding calls unrelated and what it calls the same."""
ON_TOPIC_DENSE = 0.845


@dataclass(frozen=True, slots=True)
class Pick:
    """One piece of evidence: where it stands, how well it answers (0..1), and the fact it is, if it is one."""

    span: Span
    score: float
    fact: Fact | None = None
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What answers a question: `picks`, best first; `gap` where the catalogue records that the answer is missing;
    `nearest` is what comes closest where nothing answers."""

    picks: tuple[Pick, ...]
    gap: Gap | None
    nearest: Pick | None
    on_topic: bool


class Selector:
    """Chooses evidence from one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._fact_words = [frozenset(self._words_of(fact)) for fact in library.facts]

    def select(self, question: Question, retrieval: Retrieval, documents: Collection[str] = ()) -> Selection:
        """Return the evidence for `question` among the facts and what `retrieval` found."""
        facts = self._ranked_facts(question, retrieval, documents)
        passages = self._ranked_passages(question, retrieval)
        gap = self._gap(question)
        best_fact = facts[0].score if facts else 0.0
        picks: list[Pick] = []
        if best_fact >= FACT_ACCEPTED:
            picks = [pick for pick in facts if pick.score >= max(FACT_ACCEPTED, best_fact - 0.04)][:4]
        elif gap is None:
            picks = [pick for pick in passages[:1] if pick.score >= PASSAGE_ACCEPTED]
        nearest = next(iter(picks or passages), None)
        return Selection(tuple(picks), gap, nearest, self._on_topic(question, retrieval))

    def _ranked_facts(self, question: Question, retrieval: Retrieval, documents: Collection[str]) -> list[Pick]:
        best = max((hit.score for hit in retrieval.found), default=1.0) or 1.0
        scores = {hit.passage.id: hit.score / best for hit in retrieval.found}
        picks = []
        for fact, words in zip(self._library.facts, self._fact_words, strict=True):
            if documents and fact.span.document not in documents:
                continue
            score = self._fact_score(question, fact, words, scores.get(fact.passage or "", 0.0))
            if score > 0:
                picks.append(Pick(fact.span, score, fact, fact.passage))
        return sorted(picks, key=lambda pick: (-pick.score, pick.span.document, pick.span.start))

    def _fact_score(self, question: Question, fact: Fact, words: frozenset[str], retrieved: float) -> float:
        relation = self._relation(fact.claim.subject, question.entities)
        asked = question.properties.get(fact.claim.property, 0.0)
        if relation == 0 or (question.properties and not asked and retrieved < 0.5):
            return 0.0
        covered = self._coverage(question.open_words, words) if question.open_words else retrieved
        return 0.30 * relation + 0.30 * asked + 0.20 * covered + 0.20 * retrieved

    def _relation(self, subject: str, entities: Sequence[str]) -> float:
        """Return how close `subject` is to what the question names, 0 (another thing) to 1 (the same)."""
        if not entities:
            return 0.4
        return max(self._closeness(subject, named) for named in entities)

    def _closeness(self, subject: str, named: str) -> float:
        if subject == named:
            return 1.0
        mine, other = self._library.entities.get(subject), self._library.entities[named]
        if mine is None:
            return 0.0
        if named in (mine.part_of, mine.country) or other.part_of == subject:
            return 0.7
        return 0.5 if mine.described_in and mine.described_in[:1] == other.described_in[:1] else 0.0

    def _ranked_passages(self, question: Question, retrieval: Retrieval) -> list[Pick]:
        picks = [
            Pick(
                Span(hit.passage.document_id, hit.passage.start, hit.passage.end),
                self._support(question, hit),
                passage=hit.passage.id,
            )
            for hit in retrieval.found[:12]
        ]
        return sorted(picks, key=lambda pick: -pick.score)

    def _support(self, question: Question, hit: Found) -> float:
        text = hit.passage.text
        checked = [kind for kind in question.kinds if kind in HOLDS]
        if checked and not any(holds(kind, text) for kind in checked[:1]):
            return 0.0
        document = self._library.documents[hit.passage.document_id]
        words = frozenset(
            stems(
                " ".join(
                    (hit.passage.header, *document.aliases, text, self._library.translations.get(hit.passage.id, ""))
                )
            )
        )
        close = min(1.0, max(0.0, (hit.dense - DENSE_FLOOR) / (DENSE_CEILING - DENSE_FLOOR)))
        named = documents_about(self._library, question.entities)
        about = 1.0 if document.id in named else 0.0 if named else 0.5
        return 0.5 * self._coverage(question.content, words) + 0.3 * close + 0.2 * about

    def _coverage(self, wanted: Sequence[str], words: frozenset[str]) -> float:
        """Return the share of `wanted` that `words` hold, rarer words weighing more."""
        rarity = self._library.index.lexical.rarity
        total = sum(rarity(word) for word in set(wanted))
        return sum(rarity(word) for word in set(wanted) if word in words) / total if total else 1.0

    def _gap(self, question: Question) -> Gap | None:
        """Return the recorded gap that the question falls into: its subject, and what is asked of it."""
        asked = {key for key, weight in question.properties.items() if weight > 0.3}
        found = [
            (max(question.properties[p] for p in asked & set(gap.properties)), gap)
            for gap in self._library.gaps
            if asked & set(gap.properties) and self._about(gap, question.entities)
        ]
        return max(found, key=lambda entry: entry[0])[1] if found else None

    def _about(self, gap: Gap, entities: Iterable[str]) -> bool:
        return any(key in gap.subjects for key in entities)

    def _on_topic(self, question: Question, retrieval: Retrieval) -> bool:
        return bool(question.entities) or retrieval.best_dense >= ON_TOPIC_DENSE

    def _words_of(self, fact: Fact) -> Iterable[str]:
        claim = fact.claim
        subject, prop = self._library.entities.get(claim.subject), self._library.properties.get(claim.property)
        texts = [claim.value.en, claim.value.lt, claim.pin.quote, claim.statement_lt or ""]
        texts += names_of(subject) if subject else ()
        texts += (prop.name.en, prop.name.lt, *prop.cues_en, *prop.cues_lt) if prop else ()
        return (word for text in texts for word in question_stems(text) if word not in FUNCTION_WORDS)
