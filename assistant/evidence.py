"""Candidates for an answer: facts of the catalogue and passages, each with the signs that it answers the question."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.checks import Checks, coverage
from assistant.library import Fact, Library
from assistant.related import relation_to
from assistant.retrieve import Found, Retrieval
from assistant.understand import CLEAR, Question, names_of, question_stems
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import Gap
from corpus.types import Role, Tier

DENSE_FLOOR, DENSE_SPAN = 0.80, 0.12
"""The embedding's cosines are compressed: all that matters happens from 0.80 on, within 0.12."""
LIKE_FLOOR, LIKE_SPAN = 0.86, 0.16
"""The same for likenesses between questions."""
GAP_ALIKE = 0.4
"""Likeness to a question recorded for a gap from which the gap is named where nothing answers."""
MAX_PASSAGES = 20
HELD_SHARE, MIN_WORDS, WHOLE_AHEAD = 0.75, 3, 0.3
"""So much of a question's words a passage of an added document must have: nothing is recorded of what it states, so
neither properties nor known questions tell for or against it. Fewer words than that may all be there by chance."""


class Signs(NamedTuple):
    """How a candidate fits a question, each sign 0..1.

    `clarity`: how clearly the candidate's property is asked for; `rival`: by how much another property is clearer.
    `explained`: share of the question's open words it has; `content`: of all its content words. `dense`, `retrieved`:
    embedding and fused score of its passage. `relation`: how close what it is about is to what is named. `gap`: how
    clearly the question falls into a recorded gap. `typed`: it holds the asked kind of thing, where one is asked.
    `unknown`: share of open words that no document has. `fact`: it is a fact of the catalogue. `listed`: it is a list.
    `alike`: likeness to a question recorded for its passage; `ahead`, `behind`: by how much that is more, or less,
    than to the best question recorded for anything else, gaps among them.
    """

    clarity: float
    rival: float
    explained: float
    content: float
    dense: float
    retrieved: float
    relation: float
    gap: float
    typed: float
    unknown: float
    fact: float
    listed: float
    alike: float
    ahead: float
    behind: float
    worded: float
    elsewhere: float


BIAS = -4.13
WEIGHTS = Signs(
    clarity=2.28,
    rival=-1.96,
    explained=0.30,
    content=1.60,
    dense=0.27,
    retrieved=1.82,
    relation=0.87,
    gap=-2.60,
    typed=-0.00,
    unknown=0.29,
    fact=0.29,
    listed=0.50,
    alike=0.09,
    ahead=3.33,
    behind=-2.44,
    worded=0.74,
    elsewhere=-0.74,
)
"""Fitted to the development suites: `python -m evals calibrate`. Lists by their look are held back by hand: they hold
many words, and so win by them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact or passage, the signs that it answers, how likely it does, and whether it may: it holds what it has to."""

    span: Span
    passage: str | None
    fact: Fact | None
    signs: Signs
    likelihood: float
    admissible: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A recorded gap: how clearly a question asks for what is missing, and its likeness to the gap's own questions."""

    gap: Gap
    clarity: float
    alike: float


@dataclass(frozen=True, slots=True)
class _Best:
    """The highest of many values, and the highest of all but that one: what any of them has to compare with."""

    key: str
    value: float
    second: float

    @classmethod
    def of(cls, values: Mapping[str, float]) -> _Best:
        """Return the two highest of `values`; 0 where there are none."""
        key = max(values, key=values.__getitem__, default="")
        return cls(key, values.get(key, 0.0), max((v for k, v in values.items() if k != key), default=0.0))

    def of_others(self, key: str) -> float:
        """Return the highest value of any but `key`."""
        return self.second if key == self.key else self.value


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what holds for all its candidates."""

    question: Question
    found: Mapping[str, Found]
    best: float
    gap: float
    unknown: float
    alike: Mapping[str, float]
    best_alike: _Best
    best_worded: _Best


class EvidenceFinder:
    """Gathers candidates from one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.checks = Checks(library)
        self._fact_texts = [self._text_of(fact) for fact in library.facts]
        self._fact_words = [frozenset(self._words_of(fact)) for fact in library.facts]
        self._stated = [_stated(fact) for fact in library.facts]
        self._asked_words = _asked_words(library)

    def candidates(self, question: Question, retrieval: Retrieval, documents: Collection[str] = ()) -> list[Candidate]:
        """Return the candidates for `question` (from `documents`, where given), the likeliest admissible one first."""
        missing, alike = self.gap(question, retrieval), _alike(retrieval)
        asked = _Asked(
            question=question,
            found={hit.passage.id: hit for hit in retrieval.found},
            best=max((hit.score for hit in retrieval.found), default=1.0) or 1.0,
            gap=missing.clarity if missing else 0.0,
            unknown=self._unknown(question),
            alike=alike,
            best_alike=_Best.of(alike),
            best_worded=_Best.of(
                {key: coverage(question.open_words, words, self._library) for key, words in self._asked_words.items()}
            ),
        )
        made = [*self._from_facts(asked, documents), *self._from_passages(asked, retrieval.found[:MAX_PASSAGES])]
        return sorted(made, key=lambda c: (not c.admissible, -c.likelihood, c.span.document, c.span.start))

    def gap(self, question: Question, retrieval: Retrieval) -> Missing | None:
        """Return the recorded gap that the question falls into, if there is one."""
        found = [
            (question.properties[key] * relation, gap)
            for gap in self._library.gaps
            for key in gap.properties
            if question.properties.get(key, 0.0) >= CLEAR and question.entities
            for relation in [max(relation_to(s, question.entities, self._library) for s in gap.subjects)]
            if relation > 0
        ]
        clarity, gap = max(found, key=lambda entry: entry[0], default=(0.0, None))
        gap = gap or self._likely_gap(question, retrieval)
        return Missing(gap, clarity, _alike(retrieval).get(gap.id, 0.0)) if gap else None

    def _likely_gap(self, question: Question, retrieval: Retrieval) -> Gap | None:
        """Return the gap whose recorded questions are most like this one, if any are and it is about what is named."""
        alike = _alike(retrieval)
        near = [
            gap
            for gap in self._library.gaps
            if alike.get(gap.id, 0.0) >= GAP_ALIKE
            and any(relation_to(subject, question.entities, self._library) > 0 for subject in gap.subjects)
        ]
        return max(near, key=lambda gap: alike[gap.id], default=None)

    def _from_facts(self, asked: _Asked, documents: Collection[str]) -> Iterator[Candidate]:
        question = asked.question
        for fact, text, stated, words in zip(
            self._library.facts, self._fact_texts, self._stated, self._fact_words, strict=True
        ):
            relation = relation_to(fact.claim.subject, question.entities, self._library)
            if relation == 0 or (documents and fact.span.document not in documents):
                continue
            prop = self._library.properties[fact.claim.property]
            held = self.checks.holds_kind(question, stated, prop.answer)
            named = self.checks.names_all(question, text, self._library.around[fact.claim.subject])
            clarity = question.properties.get(prop.id, 0.0)
            signs = _signs(asked, clarity, words, fact.passage or "", self._library, self._asked_words)._replace(
                relation=relation, fact=1.0, listed=float(bool(fact.items))
            )
            yield Candidate(fact.span, fact.passage, fact, signs, likelihood(signs), held and named)

    def _from_passages(self, asked: _Asked, hits: Sequence[Found]) -> Iterator[Candidate]:
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
            relation = 1.0 if about else 0.0 if question.entities and not added else 0.5
            stated_of = [relation_to(f.claim.subject, question.entities, self._library) for f in facts]
            relation = min(relation, max(stated_of, default=1.0))
            admissible = (
                max(stated_of, default=1.0) > 0  # what it states is stated of what the question names, or near it
                and (not added or coverage(question.content, words, self._library) >= HELD_SHARE)
                and self.checks.names_all(question, text, about)
            )
            held = self.checks.holds_kind(question, f"{passage.text} {self._library.translations.get(passage.id, '')}")
            listed = float(passage.role is Role.LIST)
            signs = _signs(asked, clarity, words, passage.id, self._library, self._asked_words)
            signs = signs._replace(relation=relation, listed=listed)
            if document.id not in self._library.asked_of:
                signs = _of_added(signs, question)
            span = Span(document.id, passage.start, passage.end)
            yield Candidate(span, passage.id, None, signs, likelihood(signs), admissible and held)

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


def _stated(fact: Fact) -> str:
    """Return what a fact states, in both languages."""
    claim = fact.claim
    return " ; ".join((claim.value.en, claim.value.lt, claim.statement_lt or "", claim.pin.quote))


def likelihood(signs: Signs) -> float:
    """Return the estimated probability that a candidate with `signs` answers (logistic regression)."""
    weighted = sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return 1 / (1 + math.exp(-(BIAS + weighted)))


def _signs(
    asked: _Asked,
    clarity: float,
    words: frozenset[str],
    passage: str,
    library: Library,
    asked_words: Mapping[str, frozenset[str]],
) -> Signs:
    """Return the signs that facts and passages have in common; the others are 0."""
    question, hit = asked.question, asked.found.get(passage)
    worded = coverage(question.open_words, words | asked_words.get(passage, frozenset()), library)
    alike = asked.alike.get(passage, 0.0)
    rival = asked.best_alike.of_others(passage)
    return Signs(
        clarity=clarity,
        rival=max(0.0, max(question.properties.values(), default=0.0) - clarity),
        explained=coverage(question.open_words, words, library),
        content=coverage(question.content, words, library),
        dense=min(1.0, max(0.0, ((hit.dense if hit else 0.0) - DENSE_FLOOR) / DENSE_SPAN)),
        retrieved=hit.score / asked.best if hit else 0.0,
        relation=0.0,
        gap=asked.gap,
        typed=float(question.required is not None),
        unknown=asked.unknown,
        fact=0.0,
        listed=0.0,
        alike=alike,
        ahead=min(1.0, max(0.0, alike - rival) * 4),
        behind=min(1.0, max(0.0, rival - alike) * 2),
        worded=worded,
        elsewhere=max(0.0, asked.best_worded.of_others(passage) - worded),
    )


def _of_added(signs: Signs, question: Question) -> Signs:
    """Return the signs of a passage that nothing is recorded of.

    That it holds all words tells for it, yet less than a recorded question tells for what the catalogue vouches for.
    """
    whole = signs.content >= 1 and len(question.content) >= MIN_WORDS
    return signs._replace(rival=0.0, behind=0.0, ahead=WHOLE_AHEAD if whole else 0.0)


def _alike(retrieval: Retrieval) -> dict[str, float]:
    """Return the likeness (0..1) of the question to those recorded for passages and gaps, by their ids."""
    cosines = {**retrieval.likeness.passages, **retrieval.likeness.gaps}
    return {key: min(1.0, max(0.0, (cosine - LIKE_FLOOR) / LIKE_SPAN)) for key, cosine in cosines.items()}


def sign_names() -> list[str]:
    """Return the names of the signs, in the order of their weights."""
    return list(Signs._fields)


def _asked_words(library: Library) -> dict[str, frozenset[str]]:
    """Return the words of the questions recorded for each passage and gap, by their ids."""
    found: dict[str, set[str]] = {}
    for asked in library.knowledge.asked:
        key = (library.passage_at(library.span_of(asked.pin)) if asked.pin else asked.gap) or ""
        for text in (*asked.en, *asked.lt):
            found.setdefault(key, set()).update(question_stems(text))
    return {key: frozenset(words) for key, words in found.items()}
