"""What a sentence is weighed against: the quotes it cites, read, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.verification.figure import Figure
from assistant.verification.lexicon import Lexicon, alike
from assistant.verification.reading import Item, Reading


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence does not stand: the check it failed, and on what words."""

    check: str
    detail: str


@dataclass(frozen=True)
class Evidence:
    """What a sentence may rest on.

    `quotes`, in the sentence's language, state the facts. `originals` are the words that quotes in translation render;
    they lend words and names. `titles` (of documents, with the headings above the quotes) lend their very words, names
    and years. `related` are the things the cited documents are about; they may be named.
    """

    quotes: tuple[Reading, ...]
    originals: tuple[Reading, ...]
    titles: tuple[Reading, ...]
    related: frozenset[str]
    lexicon: Lexicon

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the quotes."""
        return frozenset().union(*(reading.stems for reading in self.quotes))

    @cached_property
    def lent(self) -> frozenset[str]:
        """Every stem of originals and titles: to be used as it is, not in other words."""
        return frozenset().union(*(reading.stems for reading in (*self.originals, *self.titles)))

    @cached_property
    def said(self) -> frozenset[str]:
        """Everything quotes and originals name, or say in words that have synonyms."""
        readings = (*self.quotes, *self.originals)
        return frozenset(named.target for reading in readings for named in self.lexicon.phrases(reading.text))

    @cached_property
    def named(self) -> frozenset[str]:
        """What quotes and originals name, names inside longer names left out."""
        readings = (*self.quotes, *self.originals)
        return frozenset(named.target for reading in readings for named in self.lexicon.names(reading.text))

    @cached_property
    def nameable(self) -> frozenset[str]:
        """What may be named: what quotes, originals and titles name, and what their documents are about."""
        titled = frozenset(named.target for reading in self.titles for named in self.lexicon.names(reading.text))
        return self.said | titled | self.related

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the quotes."""
        return tuple(figure for reading in self.quotes for figure in reading.figures)

    @cached_property
    def title_figures(self) -> tuple[Figure, ...]:
        """The figures of titles and headings: a name may hold a year."""
        return tuple(figure for reading in self.titles for figure in reading.figures)

    def holds(self, item: Item) -> bool:
        """Return whether the quotes say what `item` says."""
        return any(says(item, other) for reading in self.quotes for other in reading.items)


def says(one: Item, other: Item) -> bool:
    """Return whether two items say the same."""
    if one.figure is not None and other.figure is not None:
        return one.figure.same(other.figure) or other.figure.same(one.figure)
    return one.kind == other.kind == "word" and alike(one.key, other.key)


Check = Callable[[Reading, Evidence], Iterator[Fault]]
"""Yields what is wrong with a sentence, given its evidence."""
