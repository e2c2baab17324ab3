"""Questions whether something still holds: answered from what is recorded of its validity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.library import Library
from assistant.restrictions import asks_until_when
from assistant.understand import Question
from assistant.validity import status_on
from corpus.knowledge.pins import Span
from corpus.types import Status

_STILL = re.compile(
    r"\b(still|any ?more|any longer|no longer|nowadays|up[ -]to[ -]date|outdated|out of date|obsolete|"
    r"current|currently|became of|happened to|exists?|valid|in force|today|now|this year|"
    r"dar|tebe\w+|vis dar|nebe\w+|galioja|aktual\w+|pasenus\w*|veikia|egzistuoja|nutiko|tapo|siandien|dabar|siemet)\b"
)
_APPLY_NOW = re.compile(
    r"\b(how|where|can|may) (do |can |could |should )?(i|we|you|one|a \w+|my \w+|our \w+) (\w+ ){0,3}?"
    r"(apply|join|submit|take part|participate|get (money|funding|support|a grant))\b"
    r"|\b(kaip|kur|ar (galima|galime|galiu|man|mums|mes|as|mano \w+|musu \w+|\w+ gali)) (\w+ ){0,3}?"
    r"(teikti|pateikti|kreiptis|dalyvauti|prisijungti|gauti)\b"
)
"""Who asks how to apply takes it that one still can."""
_TODAY = re.compile(
    r"\b(now|today|current|currently|this (year|month|autumn|spring|summer|winter)|at the moment|at present|upcoming|"
    r"siemet|siais metais|siandien|dabar|siuo metu|artimiaus\w+)\b"
)


def asks_of_today(question: Question) -> bool:
    """Return whether `question` asks how things are now: what held only once is no answer to that."""
    return bool(_TODAY.search(question.asks))


def lapsed_basis(question: Question, library: Library, day: date) -> list[Span]:
    """Return where it is said that things the question names no longer hold on `day`, if it asks whether they do.

    That a body is gone does not tell until when what it signed is valid.
    """
    if asks_until_when(question.asks) or not (_STILL.search(question.asks) or _APPLY_NOW.search(question.asks)):
        return []
    return list(dict.fromkeys(_bases(question, library, day)))


def _bases(question: Question, library: Library, day: date) -> Iterator[Span]:
    for key in question.entities:
        validity = library.entities[key].validity
        if validity and status_on(validity, day) in (Status.ENDED, Status.SUPERSEDED):
            yield library.span_of(validity.basis)
