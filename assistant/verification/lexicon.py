"""Which words say the same: names of one thing, terms of the glossary, synonyms, forms of one root."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from assistant.verification.spelling import normalised
from assistant.verification.vocabulary import vocabulary
from corpus.knowledge.schema import Entity, Term
from corpus.lexical import WORD_PATTERN, stem
from corpus.lexicon import Hit, PhraseTable, longest

_WORD = re.compile(WORD_PATTERN)
ROOT_CHARS = 5
ROOT_SHARE = 0.7
"""Two stems are of one root when they begin alike for so many letters, and that is so much of the longer one."""
SHORTEST_COUNTRY = 4
"""Letters: the stems of shorter names are those of ordinary Lithuanian words."""
_NAMES = (
    "body",
    "country",
    "programme",
    "scheme",
    "call",
    "agreement",
    "strategy",
    "mechanism",
    "network",
    "market_list",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name or fixed phrase at characters `start` to `end` of a normalised text; `target` is what it stands for."""

    target: str
    start: int
    end: int


class Lexicon:
    """The names of one library's entities, all countries, the glossary and the synonyms. Read-only."""

    def __init__(self, entities: Iterable[Entity] = (), terms: Iterable[Term] = ()) -> None:
        entities = tuple(entities)
        self._types = {entity.id: entity.type for entity in entities}
        self._names = PhraseTable((normalised(name), target) for name, target in _names_of(entities))
        self._phrases = PhraseTable((normalised(text), target) for text, target in _phrases_of(terms))

    def names(self, plain: str) -> list[Named]:
        """Return the names of things and countries in `plain`, a normalised text; none inside a longer one."""
        return list(_placed(self._names, plain, nested=False))

    @staticmethod
    def target_of(entity: Entity) -> str:
        """Return what names of `entity` stand for."""
        return f"country:{entity.country}" if entity.type == "country" and entity.country else entity.id

    def type_of(self, target: str) -> str:
        """Return what kind of thing `target` names: the type of its entity, or `country`."""
        return "country" if target.startswith("country:") else self._types.get(target, "")

    def phrases(self, plain: str) -> list[Named]:
        """Return everything in `plain` that can be said otherwise: names, terms and synonyms, nested ones too."""
        return [*_placed(self._names, plain, nested=True), *_placed(self._phrases, plain, nested=True)]


def _placed(table: PhraseTable, plain: str, *, nested: bool) -> Iterator[Named]:
    words = list(_WORD.finditer(plain))
    hits: list[Hit] = table.find([stem(match[0]) for match in words])
    for hit in hits if nested else longest(hits):
        yield Named(hit.target, words[hit.start].start(), words[hit.end - 1].end())


def _names_of(entities: tuple[Entity, ...]) -> Iterator[tuple[str, str]]:
    for entity in entities:
        if entity.type in _NAMES:
            target = Lexicon.target_of(entity)
            yield from ((name, target) for name in (entity.name.en, entity.name.lt, *entity.aliases))
    for language in ("en", "lt"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and len(stem(normalised(name).split()[0])) >= SHORTEST_COUNTRY:
                yield name, f"country:{code}"


def _phrases_of(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    for number, term in enumerate(terms):
        yield from ((text, f"term:{number}") for text in (*term.en, *term.lt))
    for number, group in enumerate(vocabulary().same):
        yield from ((text, f"same:{number}") for text in group)


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(vocabulary().same):
        for text in group:
            words = normalised(text).split()
            if len(words) == 1:
                found.setdefault(stem(words[0]), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Return whether two stems say the same: equal, of one root, or synonyms."""
    if one == other or same_root(one, other):
        return True
    groups = _groups()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def same_root(one: str, other: str) -> bool:
    """Return whether two stems are forms of one root, going by how they begin."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= ROOT_CHARS and shared >= ROOT_SHARE * max(len(one), len(other))
