"""The words that say facet values, found in a text by their stems, with other words between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.spotting import ENDS, Word, as_words, phrase_of, spot_at, words_of
from corpus.knowledge.criteria import Facet, FacetValue
from corpus.knowledge.schema import Term
from corpus.text import fold

_DENIALS = frozenset(
    """
    no not don dont doesn isn aren without never cannot ne nei be nera neturime neturiu neturi nesame nesu nereikia
    neieskome neieskau neplanuojame nenorime
    """.split()  # noqa: SIM905 - read as words
)
_CLAUSES = frozenset(["but", "and", "bet", "ir", "o", "or", "ar", *ENDS])


@dataclass(frozen=True, slots=True)
class Said:
    """Words `start` to `end` (exclusive) of a text say `value` of `facet`."""

    facet: str
    value: str
    start: int
    end: int
    denies: bool = False
    """Whether a denial is part of what is said: no partner."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The stems of a phrase's words, in order."""

    stems: tuple[str, ...]
    denies: bool


class Vocabulary:
    """The words of every facet, and those the glossary lends them."""

    def __init__(self, facets: Iterable[Facet], terms: Sequence[Term]) -> None:
        self._phrases: dict[tuple[str, str], list[_Phrase]] = {}
        lent = _lending(terms)
        for facet in facets:
            for value in facet.values:
                phrases = {_phrase(word) for word in _with_terms(value, lent)}
                self._phrases[facet.id, value.id] = [phrase for phrase in phrases if phrase.stems]

    def find(self, tokens: Sequence[str], facets: Iterable[str] = ()) -> list[Said]:
        """Return what `tokens`, the words of a text, say of `facets` (of all, where none is given).

        Of two sayings of one facet, the one inside the other is left out. What is denied is left out too.
        """
        words = as_words(tokens)
        wanted = frozenset(facets)
        hits = [
            Said(facet, value, start, end, phrase.denies)
            for (facet, value), phrases in self._phrases.items()
            if not wanted or facet in wanted
            for phrase in phrases
            for start in range(len(words))
            if (end := spot_at(words, start, phrase.stems)) is not None
        ]
        kept = [hit for hit in hits if not any(_covers(other, hit) for other in hits)]
        return sorted(
            {hit for hit in kept if not _denied(words, hit)}, key=lambda hit: (hit.start, hit.facet, hit.value, hit.end)
        )


def _phrase(text: str) -> _Phrase:
    return _Phrase(phrase_of(text), any(word.plain in _DENIALS for word in words_of(text)))


def _lending(terms: Sequence[Term]) -> Mapping[str, Sequence[str]]:
    """Return, for each English term of the glossary, everything that means the same."""
    return {fold(word): (*term.en, *term.lt) for term in terms for word in term.en}


def _with_terms(value: FacetValue, lent: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield from (*value.en, *value.lt)
    for word in value.en:
        yield from lent.get(fold(word), ())


def _covers(longer: Said, hit: Said) -> bool:
    wider = longer.end - longer.start > hit.end - hit.start
    return wider and longer.facet == hit.facet and longer.start <= hit.start and hit.end <= longer.end


def _denied(words: Sequence[Word], hit: Said) -> bool:
    """Return whether a denial stands before the hit, in the same clause, or between its words."""
    if hit.denies:
        return False
    before = [word.plain for word in words[max(0, hit.start - 2) : hit.start]]
    while any(plain in _CLAUSES for plain in before):
        before.pop(0)
    return any(plain in _DENIALS for plain in (*before, *(word.plain for word in words[hit.start : hit.end])))
