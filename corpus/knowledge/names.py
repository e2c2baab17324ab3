"""The names of the catalogue's things, found in texts, and texts with these masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.knowledge.schema import Entity
from corpus.lexical import stem
from corpus.lexicon import Hit, PhraseTable, longest
from corpus.text import fold
from corpus.words import FUNCTION_WORDS, tells

_WORD = re.compile(r"\w+(?:&\w+)*")
BEGINNING = 3
"""So many letters of a word that names something are those of the name: what follows may be inflected."""
SHORT = 2
"""An acronym of so many letters must be in capitals: "us" is a word."""
MASK = {"en": "it", "lt": "tai"}
"""What stands for the name of a thing where only what is asked of it matters."""
KIND_NOUNS = {
    "strategy": ("strategy", "strategija"),
    "agreement": ("agreement", "treaty", "susitarimas", "sutartis"),
    "market_list": ("list", "markets", "sąrašas", "rinkos"),
}
"""How documents of a kind are spoken of without their name."""


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return every name under which `entity` is asked for."""
    return (entity.name.en, entity.name.lt, *entity.aliases)


def words_of(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of `text` where they stand: of two characters or more, or digits."""
    return tuple(match for match in _WORD.finditer(text) if len(match[0]) > 1 or match[0].isdigit())


class Names:
    """The names of entities, and the nouns that stand for documents of a kind."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Know the names of `entities`."""
        named = [(name, entity.id) for entity in entities for name in names_of(entity)]
        self._phrases = PhraseTable((name, key) for name, key in named if tells(name) or name.isupper())
        self._kind_nouns = PhraseTable((noun, kind) for kind, nouns in KIND_NOUNS.items() for noun in nouns)
        self._spellings: dict[str, set[str]] = {}
        for name, key in named:
            self._spellings.setdefault(key, set()).update(fold(word) for word in _WORD.findall(name))

    def find(self, stems: Sequence[str], words: Sequence[re.Match[str]]) -> list[Hit]:
        """Return where `words`, whose stems are `stems`, name an entity, the longest names only."""
        return [hit for hit in longest(self._phrases.find(stems)) if self._spelt(hit, stems, words)]

    def kinds(self, stems: Sequence[str]) -> list[Hit]:
        """Return where a noun stands for a document of a kind ("the strategy"); the kind is the target."""
        return self._kind_nouns.find(stems)

    def masked(self, text: str, language: str) -> str:
        """Return `text` with what it names masked, or a mere "the strategy" where it names nothing."""
        words = words_of(text)
        stems = [stem(word[0]) for word in words]
        hits = self.find(stems, words) or self.kinds(stems)[:1]
        return mask(text, [(words[hit.start].start(), words[hit.end - 1].end()) for hit in hits], language)

    def _spelt(self, hit: Hit, stems: Sequence[str], words: Sequence[re.Match[str]]) -> bool:
        """Whether a single word is written as a name has it, though stems of words would have it so.

        An acronym has its letters (MIT is not MITA, "us" is not the US), another word begins as the name does
        ("omenyje" is not Oman); unless its stem is not its own: then it is a slip that was mended.
        """
        if hit.length != 1:
            return True
        surface, own = words[hit.start][0], stems[hit.start]
        folded, spellings = fold(surface), self._spellings[hit.target]
        if surface.isupper() or own in FUNCTION_WORDS:
            return folded in spellings and (surface.isupper() or len(surface) > SHORT)
        return stem(surface) != own or any(folded[:BEGINNING] == name[:BEGINNING] for name in spellings)


def mask(text: str, places: Iterable[tuple[int, int]], language: str) -> str:
    """Return `text`, in `language`, with a mask in each of `places` (start and end, none within another)."""
    for start, end in sorted(places, reverse=True):
        text = text[:start] + MASK.get(language, "it") + text[end:]
    return text
