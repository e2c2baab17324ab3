"""Answerability: whether a piece of evidence names what the question names and holds the kind of thing it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.kinds import holds, lasts
from assistant.lexicon import PhraseTable
from assistant.library import Library, names_of
from assistant.restrictions import keeps_to, of_asked_year
from assistant.understand import Question
from assistant.words import FUNCTION_WORDS, tells
from corpus.knowledge.schema import AnswerType
from corpus.lexical import stem, stems

_COUNTED = re.compile(r"\b(?:how many|number of|kiek|keli|kelios|keliu)\s+((?:[\w&-]+\s*){1,6})")
_COUNTED_NOUN = re.compile(r"\bkiek\s+((?:\w+u\s+){1,3})")
"""What "kiek" counts stands in the genitive plural right after it: "kiek lietuviškų įmonių dalyvavo"."""
_ALLIED: dict[AnswerType, tuple[AnswerType, ...]] = {"date": ("period",), "period": ("date",), "amount": ("rate",)}
"""Kinds that answer for each other: a period tells a date, a share tells how much."""
_FIGURES: frozenset[AnswerType | None] = frozenset({"amount", "rate", "count"})
"""Kinds that change from year to year."""
NEAR = 5
"""How many words may stand between a number and what it counts."""


class Checks:
    """Answerability checks with the names of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._meant = _synonyms(library)
        self._named_in = lru_cache(maxsize=5_000)(self._find_names)
        self._names = PhraseTable(
            (name, entity.id) for entity in library.entities.values() for name in names_of(entity) if tells(name)
        )

    def holds_kind(self, question: Question, text: str, answer: AnswerType | None = None) -> bool:
        """Return whether `text`, stated for a property with answers of kind `answer`, holds what is asked for."""
        wanted, plain = question.required, question.plain
        if not keeps_to(plain, text) or (wanted in _FIGURES and not of_asked_year(plain, text)):
            return False
        if wanted is None or answer == wanted:
            return True
        if answer in _ALLIED.get(wanted, ()):
            return wanted != "period" or not lasts(plain) or holds(wanted, text)
        if wanted == "country":
            return any(self._is_abroad(key) for key in self.named_in(text))
        return counts_asked_thing(plain, text, self._meant) if wanted == "count" else holds(wanted, text)

    def _is_abroad(self, key: str) -> bool:
        entity = self._library.entities[key]
        return entity.type == "country" and entity.country != "LT"

    def names_all(self, question: Question, text: str, about: Iterable[str]) -> bool:
        """Return whether evidence `text` about the entities `about` covers each specific thing the question names."""
        needed = [key for key in question.entities if self._specific(key, question) and key not in about]
        if not needed:
            return True
        present = self.named_in(text)
        return all(key in present for key in needed)

    def named_in(self, text: str) -> frozenset[str]:
        """Return the things of the catalogue that `text` names."""
        return self._named_in(text)

    def _find_names(self, text: str) -> frozenset[str]:
        return frozenset(hit.target for hit in self._names.find(stems(text)))

    def _specific(self, key: str, question: Question) -> bool:
        """A partner country or a body must be in the evidence; the home country goes without saying."""
        entity = self._library.entities[key]
        return entity.type in ("country", "body") and entity.country != "LT" and len(question.entities) > 1


def _synonyms(library: Library) -> dict[str, frozenset[str]]:
    """Return the stems that mean the same as each stem, in either language: the terms of one word each."""
    groups = [{stem(word) for word in (*term.en, *term.lt) if " " not in word} for term in library.knowledge.terms]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def counts_asked_thing(plain_question: str, text: str, synonyms: Mapping[str, frozenset[str]]) -> bool:
    """Return whether `text` has a number close before the thing whose number is asked for, under any of its names."""
    asked = _COUNTED_NOUN.search(f"{plain_question} ") or _COUNTED.search(plain_question)
    counted = {stem(word) for word in asked[1].split() if len(word) > 1} - FUNCTION_WORDS if asked else set()
    if not counted:
        return holds("count", text)
    counted |= {other for word in counted for other in synonyms.get(word, ())}
    words = re.findall(r"\w+", text)
    return any(
        holds("count", word) and counted & {stem(near) for near in words[place + 1 : place + 1 + NEAR] if len(near) > 1}
        for place, word in enumerate(words)
    )


def coverage(wanted: Sequence[str], words: frozenset[str], library: Library) -> float:
    """Return the share of `wanted` that `words` hold, rarer words weighing more; 1 where nothing is wanted."""
    rarities = library.index.lexical.rarities(tuple(wanted))
    total = sum(rarities.values())
    return sum(rarity for word, rarity in rarities.items() if word in words) / total if total else 1.0
