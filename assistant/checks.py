"""Answerability: whether a piece of evidence names what the question names and holds the kind of thing it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from assistant.kinds import lasts
from assistant.library import Library
from assistant.looks import find, holds, without_dates
from assistant.named import asks_for_names, names_in, only_counts
from assistant.numbered import is_of_the_numbered, tells_by_number
from assistant.question_words import ASKS_WHAT
from assistant.restrictions import in_time_of, keeps_to, of_asked_year
from assistant.understand import Question
from assistant.verification.plain import figures
from corpus.knowledge.names import names_of
from corpus.knowledge.schema import AnswerType, Entity
from corpus.lexical import stem, stems
from corpus.lexicon import PhraseTable
from corpus.text import fold
from corpus.words import FUNCTION_WORDS, question_stems, tells

_COUNTED = re.compile(
    r"\b(?:how many|number of|kiek|keli|kelios|keliu)\s+(?:of (?:the|these|those) )?"
    r"((?:(?!(?:did|do|does|are|were|was|is|have|has|had|can|could|will|may|must|in|on|for|to|at|from|with|by|under|got|get|"
    r"took|take|received|there)\b)[\w&-]+\s*){1,6})"
)
"""The thing counted, up to the verb or a preposition."""
_COUNTED_NOUN = re.compile(r"\bkiek\s+((?:lietuvos\s+)?(?:\w+u\s+){1,3})")
"""What "kiek" counts stands in the genitive plural right after it: "kiek lietuviškų įmonių dalyvavo"."""
_ALLIED: dict[AnswerType, tuple[AnswerType, ...]] = {"date": ("period",), "period": ("date",), "amount": ("rate",)}
"""Kinds that answer for each other: a period tells a date, a share tells how much."""
_FIGURES: frozenset[AnswerType | None] = frozenset({"amount", "rate", "count"})
"""Kinds that change from year to year."""
_TAKING_PART = ("programme",)
"""Things of this type may be projects, whose names can be asked for; the catalogue has no others of that kind."""
_STATEMENTS = re.compile(r" ; |(?<=\w)\. (?=\S)")
"""Where one statement ends and the next begins: a number belongs to its own."""
_AT_HOME = re.compile(r"\bin Lithuania\b|\bLietuvoje\b|\bLithuanian side\b|\bLietuvos pus\w+")
LEAD = 1
"""More words than this before the word that asks, and it may join a clause: "is it known when it opened?"."""
NEAR = 5
"""How many words may stand between a number and what it counts."""


class Checks:
    """Answerability checks with the names of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._meant = _synonyms(library)
        self._authorities = frozenset(
            stem
            for entity in library.entities.values()
            if entity.type not in _TAKING_PART
            for name in names_of(entity)
            for stem in stems(name)
        )
        replaced = {e.id: e.validity.replaced_by for e in library.entities.values() if e.validity}
        self._versions = frozenset(key for pair in replaced.items() if pair[1] for key in pair)
        self._named_in = lru_cache(maxsize=5_000)(self._find_names)
        self._place = lru_cache(maxsize=None)(lambda key: _within(library.entities[key]))
        self._names = PhraseTable(
            (name, entity.id) for entity in library.entities.values() for name in names_of(entity) if tells(name)
        )

    def holds_kind(self, question: Question, text: str, answer: AnswerType | None = None) -> bool:
        """Return whether `text`, stated for a property with answers of kind `answer`, holds what is asked for."""
        wanted, plain = question.required, question.plain
        if not self._allowed(question, text):
            return False
        if wanted is None or (answer == wanted and wanted != "country"):  # "37 countries" names none
            return True
        if answer in _ALLIED.get(wanted, ()):
            return wanted != "period" or not lasts(plain) or holds(wanted, text)
        if wanted == "country":
            return any(self._is_abroad(key) for key in self.named_in(text))
        if wanted == "count":
            return counts_asked_thing(plain, text, self._meant, self._library.index.lexical.knows)
        return self.holds(wanted, text)

    def tells_more(self, question: Question, text: str) -> bool:
        """Return whether `text`, in the language of `question`, has a word that the question does not have itself, a
        sum or day that it does not tell, if one is asked for, and more than the number of what is to be listed.

        Who asks what the four pillars were is not told it by "there were four pillars", and who has heard of 14 million
        and asks what was added to them not by the 14 million. It may confirm what is so.
        """
        if only_counts(question.asks, text):
            return False
        asked = ASKS_WHAT.search(question.asks)
        if asked is None or (question.asks_yes_no and len(question.asks[: asked.start()].split()) > LEAD):
            return True
        if _repeats_a_figure(question, text):
            return False
        return not _telling(text) <= set(stems(question.text))

    def holds(self, kind: AnswerType, text: str) -> bool:
        """Return whether `text` holds a thing of `kind` by its look; the names of bodies look like those of persons."""
        if kind != "person":
            return holds(kind, text)
        return any(not self._authorities.issuperset(stems(name)) for name in find(kind, text))

    def _allowed(self, question: Question, text: str) -> bool:
        """Return whether nothing that the question restricts its answer to rules `text` out."""
        plain = question.plain
        if not keeps_to(plain, question.asks, text):
            return False
        if question.required in _FIGURES and not of_asked_year(plain, text):
            return False
        return not asks_for_names(plain) or self._gives_names(question, text)

    def _gives_names(self, question: Question, text: str) -> bool:
        """Return whether `text` has names besides those of what is asked about, of authorities and of countries."""
        named = (name for key in question.entities for name in names_of(self._library.entities[key]))
        return bool(names_in(text, self._authorities.union(stem for name in named for stem in stems(name))))

    def _is_abroad(self, key: str) -> bool:
        entity = self._library.entities[key]
        return entity.type == "country" and entity.country != "LT"

    def names_all(self, question: Question, text: str, about: Iterable[str]) -> bool:
        """Return whether evidence `text` about the entities `about` covers each specific thing the question names."""
        if tells_by_number(question.plain):
            names = (name for key in about for name in names_of(self._library.entities[key]))
            if not is_of_the_numbered(question.plain, " ; ".join((text, *names))):
                return False
        if not self._of_the_side(question, text):
            return False
        needed = [key for key in question.entities if self._specific(key, question) and key not in about]
        if not needed:
            return True
        present = self.named_in(text)
        return all(key in present for key in needed)

    def of_the_time(self, question: Question, about: Iterable[str]) -> bool:
        """Return whether what is stated of the things `about` held in the year that the question asks about, if one.

        Only of what was replaced, or replaces something, does it matter: 13 areas until 2021 are not those of 2022.
        """
        names = [self._library.entities[key].name.en for key in about if key in self._versions]
        return not names or any(in_time_of(question.plain, name) for name in names)

    def _of_the_side(self, question: Question, text: str) -> bool:
        """Return whether `text` is not said to be so at home only where it is asked how it is in another country."""
        if not _AT_HOME.search(text):
            return True
        abroad = [self._place(key) for key in question.entities if self._is_abroad(key)]
        asked = [place for place in abroad if place.search(question.asks)]
        return not asked or any(place.search(fold(text)) for place in asked)

    def named_in(self, text: str) -> frozenset[str]:
        """Return the things of the catalogue that `text` names."""
        return self._named_in(text)

    def _find_names(self, text: str) -> frozenset[str]:
        return frozenset(hit.target for hit in self._names.find(stems(text)))

    def _specific(self, key: str, question: Question) -> bool:
        """A partner country or a body must be in the evidence; the home country goes without saying."""
        entity = self._library.entities[key]
        return entity.type in ("country", "body") and entity.country != "LT" and len(question.entities) > 1


def _repeats_a_figure(question: Question, text: str) -> bool:
    """Return whether `text` has no other sum than the question has, where one is asked for, or no other day than it
    tells before it asks."""
    sums = _figures_of("amount", text) if _FIGURES & set(question.kinds) else frozenset()
    if sums and sums <= figures(question.text):
        return True
    days = _figures_of("date", text) if question.required in ("date", "period") else frozenset()
    return bool(days) and days <= figures(question.plain.removesuffix(question.asks))


@lru_cache(maxsize=5_000)
def _telling(text: str) -> frozenset[str]:
    """Return the content stems of a piece of evidence: the same pieces are held against every question."""
    return frozenset(question_stems(text))


@lru_cache(maxsize=5_000)
def _figures_of(kind: AnswerType, text: str) -> frozenset[str]:
    """Return the numbers of the things of `kind` in a piece of evidence: the same are held against every question."""
    return figures(" ".join(find(kind, text)))


def _within(country: Entity) -> re.Pattern[str]:
    """Return what tells in folded words that something is so in `country`, or on its side."""
    names = "|".join(re.escape(fold(name)) for name in (country.name.en, country.name.lt, *country.aliases))
    stem_lt = re.escape(fold(country.name.lt)[:-1])
    return re.compile(rf"\bin (?:{names})\b|\b(?:{names})\w* (?:side|puse\w*)\b|\b{stem_lt}(?:oje|yje|uje|eje)\b")


def _synonyms(library: Library) -> dict[str, frozenset[str]]:
    """Return the stems that mean the same as each stem, in either language: the terms of one word each."""
    groups = [{stem(word) for word in (*term.en, *term.lt) if " " not in word} for term in library.knowledge.terms]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def counts_asked_thing(
    plain_question: str, text: str, synonyms: Mapping[str, frozenset[str]], known: Callable[[str], bool]
) -> bool:
    """Return whether `text` has a number close before the thing whose number is asked for, under any of its names.

    Where no document has a word for that thing (`known`), any number may be one of it.
    """
    asked = _COUNTED_NOUN.search(f"{plain_question} ") or _COUNTED.search(plain_question)
    counted = {stem(word) for word in asked[1].split() if len(word) > 1} - FUNCTION_WORDS if asked else set()
    if not any(known(word) or word in synonyms for word in counted):
        return holds("count", without_dates(text))
    counted |= {other for word in counted for other in synonyms.get(word, ())}
    return any(_counts(part, counted) for part in _STATEMENTS.split(without_dates(text)))


def _counts(text: str, counted: AbstractSet[str]) -> bool:
    """Return whether a number stands close before one of the words `counted` (stems)."""
    words = re.findall(r"\w+(?:-\w+)*", text)
    return any(
        holds("count", word) and counted & {stem(near) for near in words[place + 1 : place + 1 + NEAR] if len(near) > 1}
        for place, word in enumerate(words)
    )


def coverage(wanted: Sequence[str], words: frozenset[str], library: Library) -> float:
    """Return the share of `wanted` that `words` hold, rarer words weighing more; 1 where nothing is wanted."""
    rarities = library.index.lexical.rarities(tuple(wanted))
    total = sum(rarities.values())
    return sum(rarity for word, rarity in rarities.items() if word in words) / total if total else 1.0
