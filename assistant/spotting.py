"""Spotting phrases in a text: by the stems of their words, longer words of the same stem, with other words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lexical import stem
from corpus.text import fold

WORD = re.compile(r"\w+(?:[&-]\w+)*")
TOKEN = re.compile(rf"{WORD.pattern}|[.!?](?=\s)")
"""A word, or the end of a sentence, over which no phrase reaches."""
ENDS = frozenset(".!?")
SLACK = 2
"""How many other words may stand inside a phrase."""
_PREFIX = 5
"""From this length a stem also matches longer words that begin with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, and its stem."""

    plain: str
    stem: str

    def matches(self, wanted: str) -> bool:
        """Return whether the word has the stem `wanted`, or is a longer one that begins with it."""
        return self.stem == wanted or (len(wanted) >= _PREFIX and self.plain.startswith(wanted))


def words_of(text: str) -> list[Word]:
    """Return the words of `text`, in order."""
    return as_words(WORD.findall(text))


def as_words(tokens: Sequence[str]) -> list[Word]:
    """Return `tokens` as words."""
    return [Word(fold(token), stem(token)) for token in tokens]


def phrase_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a phrase."""
    return tuple(stem(word) for word in WORD.findall(text))


def spot_at(words: Sequence[Word], start: int, phrase: Sequence[str], slack: int = SLACK) -> int | None:
    """Return where `phrase`, beginning at word `start`, ends (exclusive); None where it does not stand there."""
    if not phrase or not words[start].matches(phrase[0]):
        return None
    position = start
    for wanted in phrase[1:]:
        position += 1
        while (
            position < len(words)
            and not words[position].matches(wanted)
            and slack
            and words[position].plain not in ENDS
        ):
            position, slack = position + 1, slack - 1
        if position >= len(words) or not words[position].matches(wanted):
            return None
    return position + 1


def spot(words: Sequence[Word], phrase: Sequence[str], slack: int = SLACK) -> tuple[int, int] | None:
    """Return the first place of `phrase` in `words` as (start, end), None where it does not stand there."""
    for start in range(len(words)):
        end = spot_at(words, start, phrase, slack)
        if end is not None:
            return start, end
    return None
