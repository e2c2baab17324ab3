"""Two things asked in one breath, without a second question word: "maximum amount and funding rate of X"."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.library import Library
from assistant.vocabulary import Words
from corpus.knowledge.schema import AnswerType
from corpus.lexicon import Hit

_JOINERS = frozenset({"and", "ir", "bei", "plus"})
_TYPED: frozenset[AnswerType] = frozenset(
    {"amount", "rate", "date", "period", "count", "contact", "person", "organisation", "eligibility"}
)
"""What is asked for by a word of its own. Purposes and lists are not taken apart: "aims and means" may be one thing."""
_ASKS_AGAIN = re.compile(r"^(?:who|when|how much|kas|kam|kada|iki kada)\s\w+", re.IGNORECASE)
NEAR = 3
"""How many words may stand between the "and" and what is asked for on either side of it."""


def coordinated(words: Words, library: Library) -> list[str]:
    """Return the two questions that the text of `words` asks, or the text alone where it asks one.

    It is taken apart at an "and" between words that tell two properties whose answers are of different kinds, not at
    a name. A part that names nothing gets what the other names, in brackets.
    """
    for place, token in enumerate(words.tokens):
        if token[0].casefold() not in _JOINERS or any(hit.start <= place < hit.end for hit in words.names):
            continue
        beside = [near[0] for near in (*words.tokens[max(0, place - 1) : place], *words.tokens[place + 1 : place + 2])]
        named = any(hit.end == place or hit.start == place + 1 for hit in words.names)
        if named or all(word[0].isupper() for word in beside):
            continue  # two things are named, and one is asked of them
        left = {hit.target for hit in words.cues if place - NEAR <= hit.end <= place}
        right = {hit.target for hit in words.cues if place < hit.start <= place + NEAR}
        rest = words.text[token.end() :].strip()
        asks_again = bool(_ASKS_AGAIN.match(rest))
        before, after = _kinds(left, library), _kinds(right, library)
        if before and not before & after and (after or asks_again):
            sides = (words.text[: token.start()].strip(" ,;"), rest)
            owned = ([h for h in words.names if h.end <= place], [h for h in words.names if h.start > place])
            return [_whole(side, own, words) for side, own in zip(sides, owned, strict=True)]
    return [words.text]


def _kinds(properties: Collection[str], library: Library) -> set[AnswerType]:
    return {library.properties[key].answer for key in properties} & _TYPED


def _whole(side: str, named: list[Hit], words: Words) -> str:
    text = side.rstrip("?. ")
    if not named and words.names:
        subject = dict.fromkeys(words.surface(hit) for hit in words.names) if words.named else [words.text]
        text = f"{text} ({', '.join(subject)})"
    return f"{text}?"
