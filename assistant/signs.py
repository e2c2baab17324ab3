"""Signs that a candidate answers a question, and what they add up to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assistant.checks import coverage
from assistant.library import Library
from assistant.retrieve import Found
from assistant.understand import Question

DENSE_FLOOR, DENSE_SPAN = 0.80, 0.12
"""The embedding's cosines are compressed: all that matters happens from 0.80 on, within 0.12."""
MIN_WORDS, WHOLE_AHEAD = 3, 0.3
"""That a passage of an added document holds all words of a question tells for it as much as this lead of a recorded
question would. Fewer words than that may all be there by chance."""


class Signs(NamedTuple):
    """How a candidate fits a question, each sign 0..1.

    `clarity`: how clearly the candidate's property is asked for; `rival`: by how much another property is clearer.
    `content`: share of the question's content words it has. `dense`, `retrieved`: embedding and fused score of its
    passage. `relation`: how close what it is about is to what is named. `gap`: how clearly the question falls into a
    recorded gap. `unknown`: share of open words that no document has. `fact`: it is a fact of the catalogue. `listed`:
    it is a list. `alike`: likeness to a question recorded for its passage; `ahead`, `behind`: by how much that is more,
    or less, than to the best question recorded for anything else, gaps among them. `worded`: share of the open words
    that it or a question recorded for its passage has; `elsewhere`: by how much another passage or a gap has more.
    `told`: how likely it is its passage that is asked for, by all recorded questions together, against the likeliest.
    """

    clarity: float
    rival: float
    content: float
    dense: float
    retrieved: float
    relation: float
    gap: float
    unknown: float
    fact: float
    listed: float
    alike: float
    ahead: float
    behind: float
    worded: float
    elsewhere: float
    told: float


BIAS = -6.52
WEIGHTS = Signs(
    clarity=1.26,
    rival=-0.44,
    content=0.30,
    dense=0.74,
    retrieved=0.83,
    relation=1.14,
    gap=-1.76,
    unknown=0.99,
    fact=-0.52,
    listed=0.85,
    alike=0.05,
    ahead=1.52,
    behind=-3.90,
    worded=2.48,
    elsewhere=-1.79,
    told=2.84,
)
"""Fitted to the development suites and to recorded questions left out: `python -m evals calibrate`. Lists by their look
are held back by hand: they hold many words, and so win by them."""


@dataclass(frozen=True, slots=True)
class BestOfOthers:
    """The highest of many values, and the highest of all but that one: what any of them has to compare with."""

    key: str
    value: float
    second: float

    @classmethod
    def of(cls, values: Mapping[str, float]) -> BestOfOthers:
        """Return the two highest of `values`; 0 where there are none."""
        key = max(values, key=values.__getitem__, default="")
        return cls(key, values.get(key, 0.0), max((v for k, v in values.items() if k != key), default=0.0))

    def of_others(self, key: str) -> float:
        """Return the highest value of any but `key`."""
        return self.second if key == self.key else self.value


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what holds for all its candidates.

    `asked_words` are the words of the questions recorded for each passage and gap; `certain` are the passages that it
    almost certainly asks for, by all recorded questions together; see `Signs` for the rest.
    """

    question: Question
    library: Library
    asked_words: Mapping[str, frozenset[str]]
    found: Mapping[str, Found]
    best: float
    gap: float
    unknown: float
    alike: Mapping[str, float]
    best_alike: BestOfOthers
    best_worded: BestOfOthers
    told: Mapping[str, float]
    certain: frozenset[str]


def log_odds(signs: Signs) -> float:
    """Return the logarithm of the odds that a candidate with `signs` answers (logistic regression)."""
    return BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))


def likelihood(signs: Signs) -> float:
    """Return the estimated probability that a candidate with `signs` answers."""
    return 1 / (1 + math.exp(-log_odds(signs)))


def common_signs(asked: Asked, clarity: float, words: frozenset[str], passage: str) -> Signs:
    """Return the signs that facts and passages have in common; the others are 0."""
    question, library, hit = asked.question, asked.library, asked.found.get(passage)
    worded = coverage(question.open_words, words | asked.asked_words.get(passage, frozenset()), library)
    alike = asked.alike.get(passage, 0.0)
    rival = asked.best_alike.of_others(passage)
    return Signs(
        clarity=clarity,
        rival=max(0.0, max(question.properties.values(), default=0.0) - clarity),
        content=coverage(question.content, words, library),
        dense=min(1.0, max(0.0, ((hit.dense if hit else 0.0) - DENSE_FLOOR) / DENSE_SPAN)),
        retrieved=hit.score / asked.best if hit else 0.0,
        relation=0.0,
        gap=asked.gap,
        unknown=asked.unknown,
        fact=0.0,
        listed=0.0,
        alike=min(1.0, alike),
        ahead=min(1.0, max(0.0, alike - rival) * 4),
        behind=min(1.0, max(0.0, rival - alike) * 2),
        worded=worded,
        elsewhere=max(0.0, asked.best_worded.of_others(passage) - worded),
        told=asked.told.get(passage, 0.0),
    )


def of_added(signs: Signs, question: Question) -> Signs:
    """Return the signs of a passage that nothing is recorded of.

    That it holds all words tells for it, yet less than a recorded question tells for what the catalogue vouches for.
    """
    whole = signs.content >= 1 and len(question.content) >= MIN_WORDS
    return signs._replace(rival=0.0, behind=0.0, told=1.0, ahead=WHOLE_AHEAD if whole else 0.0)


def sign_names() -> list[str]:
    """Return the names of the signs, in the order of their weights."""
    return list(Signs._fields)
