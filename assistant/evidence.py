"""Candidates for an answer: facts of the catalogue and passages, each with the signs that it answers the question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.checks import Checks, coverage
from assistant.library import Fact, Library
from assistant.missing import Missing
from assistant.related import UNNAMED, relation_to, telling
from assistant.retrieve import Found, Retrieval
from assistant.signs import Asked, BestOfOthers, Signs, common_signs, likelihood, of_added
from assistant.understand import Question
from corpus.knowledge.names import names_of
from corpus.knowledge.pins import Span
from corpus.types import Language, Role, Tier
from corpus.words import question_stems

MAX_PASSAGES = 20
MENTIONED = 0.5
"""How close a statement is to a question that names something it only mentions."""
HELD_SHARE = 0.75
"""So much of a question's words a passage of an added document must have: nothing is recorded of what it states, so
neither properties nor known questions tell for or against it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact or passage, the signs that it answers, how likely it does, and whether it may: it holds what it has to.

    Facts that may not are no candidates; passages are, because the nearest is shown where nothing answers.
    """

    span: Span
    passage: str | None
    fact: Fact | None
    signs: Signs
    likelihood: float
    admissible: bool


class EvidenceFinder:
    """Gathers candidates from one library."""

    def __init__(self, library: Library, asked_words: Mapping[str, frozenset[str]]) -> None:
        self._library, self._asked_words = library, asked_words
        self.checks = Checks(library)
        self._fact_texts = [self._text_of(fact) for fact in library.facts]
        self._fact_words = [frozenset(self._words_of(fact)) for fact in library.facts]
        self._stated = [_stated(fact) for fact in library.facts]

    def candidates(
        self, question: Question, retrieval: Retrieval, missing: Missing | None, documents: Collection[str] = ()
    ) -> list[Candidate]:
        """Return the candidates for `question` (from `documents`, where given), the likeliest admissible one first.

        `missing` is the recorded gap that the question falls into.
        """
        alike = retrieval.likeness.alike
        asked = Asked(
            question=question,
            library=self._library,
            asked_words=self._asked_words,
            found={hit.passage.id: hit for hit in retrieval.found},
            best=max((hit.score for hit in retrieval.found), default=1.0) or 1.0,
            gap=missing.clarity if missing else 0.0,
            unknown=self._unknown(question),
            alike=alike,
            best_alike=BestOfOthers.of(alike),
            best_worded=BestOfOthers.of(
                {key: coverage(question.open_words, words, self._library) for key, words in self._asked_words.items()}
            ),
            told=retrieval.likeness.told_passages(),
            certain=retrieval.likeness.certain(),
        )
        made = [*self._from_facts(asked, documents), *self._from_passages(asked, retrieval.found[:MAX_PASSAGES])]
        return sorted(made, key=lambda c: (not c.admissible, -c.likelihood, c.span.document, c.span.start))

    def _from_facts(self, asked: Asked, documents: Collection[str]) -> Iterator[Candidate]:
        question = asked.question
        for fact, text, stated, words in zip(
            self._library.facts, self._fact_texts, self._stated, self._fact_words, strict=True
        ):
            relation = self._relation(fact.claim.subject, question, text)
            if relation == 0 or (documents and fact.span.document not in documents):
                continue
            prop = self._library.properties[fact.claim.property]
            held = self.checks.holds_kind(question, stated, prop.answer)
            held = held and self.checks.tells_more(question, _stated_in(question.language, fact))
            held = held and self.checks.of_the_time(question, [fact.claim.subject])
            if not held or not self.checks.names_all(question, text, self._library.around[fact.claim.subject]):
                continue
            clarity = question.properties.get(prop.id, 0.0)
            signs = common_signs(asked, clarity, words, fact.passage or "")._replace(
                relation=relation, fact=1.0, listed=float(bool(fact.items))
            )
            yield Candidate(fact.span, fact.passage, fact, signs, likelihood(signs), admissible=True)

    def _from_passages(self, asked: Asked, hits: Sequence[Found]) -> Iterator[Candidate]:
        question = asked.question
        for hit in hits:
            passage = hit.passage
            document = self._library.documents[passage.document_id]
            about = [key for key in question.entities if document.id in self._library.entities[key].described_in]
            text = " ; ".join((passage.text, passage.header, *document.aliases))
            words = frozenset(question_stems(f"{text} {self._library.translations.get(passage.id, '')}"))
            facts = self._library.facts_by_passage.get(passage.id, ())
            clarity = max((question.properties.get(f.claim.property, 0.0) for f in facts), default=0.0)
            added = document.tier is Tier.USER
            relation = 1.0 if about else 0.0 if telling(question.entities, self._library) and not added else 0.5
            stated_of = max((self._relation(f.claim.subject, question, passage.text) for f in facts), default=1.0)
            admissible = (
                # What it states is stated of what the question names, or near it.
                (stated_of > 0 or self._certain(passage.id, asked))
                and (not added or coverage(question.content, words, self._library) >= HELD_SHARE)
                and self.checks.names_all(question, text, about)
            )
            rendered = self._library.translations.get(passage.id, "")
            held = self.checks.holds_kind(question, f"{passage.text} {rendered}")
            own = rendered or passage.text if question.language == "lt" else passage.text
            held = held and self.checks.tells_more(question, own)
            held = held and self.checks.of_the_time(question, [f.claim.subject for f in facts])
            listed = float(passage.role is Role.LIST)
            signs = common_signs(asked, clarity, words, passage.id)
            signs = signs._replace(relation=min(relation, stated_of), listed=listed)
            if document.id not in self._library.asked_of:
                signs = of_added(signs, question)
            span = Span(document.id, passage.start, passage.end)
            yield Candidate(span, passage.id, None, signs, likelihood(signs), admissible and held)

    def _certain(self, passage: str, asked: Asked) -> bool:
        """Return whether `passage` is almost certainly asked for, though what it states is recorded of something else.

        What is asked of one side of a comparison is not told by what is stated of the other.
        """
        if passage not in asked.certain:
            return False
        subjects = {fact.claim.subject for fact in self._library.facts_by_passage.get(passage, ())}
        return not subjects.difference(asked.question.entities) & self.checks.named_in(asked.question.text)

    def _relation(self, subject: str, question: Question, text: str) -> float:
        """Return how close `text`, stated of `subject`, is to what the question names; 0 if it does not touch on it.

        A mere "the strategy" names nothing for certain.
        """
        relation = relation_to(subject, question.entities, self._library)
        if relation or not question.named:
            return relation or UNNAMED
        return MENTIONED if self.checks.named_in(text) & set(question.entities) else 0.0

    def _unknown(self, question: Question) -> float:
        index = self._library.index.lexical
        known = frozenset(word for word in question.open_words if index.knows(word))
        return 1 - coverage(question.open_words, known, self._library)

    def _text_of(self, fact: Fact) -> str:
        claim = fact.claim
        items = [item.value.en for item in claim.items]
        subject = self._library.entities[claim.subject]
        return " ; ".join((claim.value.en, claim.pin.quote, *items, *names_of(subject)))

    def _words_of(self, fact: Fact) -> Iterable[str]:
        claim = fact.claim
        prop = self._library.properties[claim.property]
        texts = [self._text_of(fact), claim.value.lt, claim.statement_lt or ""]
        texts += [item.value.lt for item in claim.items]
        texts += (prop.name.en, prop.name.lt, *prop.cues_en, *prop.cues_lt)
        return (word for text in texts for word in question_stems(text))


def _stated_in(language: Language, fact: Fact) -> str:
    """Return what a fact states in `language`, or as it is quoted."""
    claim = fact.claim
    value, quoted = claim.value.get(language), claim.statement_lt if language == "lt" else None
    return f"{value} ; {quoted or claim.pin.quote}"


def _stated(fact: Fact) -> str:
    """Return what a fact states, in both languages."""
    claim = fact.claim
    return " ; ".join((claim.value.en, claim.value.lt, claim.statement_lt or "", claim.pin.quote))
