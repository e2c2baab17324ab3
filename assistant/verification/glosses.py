"""Which name explains which: "International Institute for Management Development (IMD)" stays so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.verification.evidence import Evidence, Fault
from assistant.verification.lexicon import Lexicon, Named
from assistant.verification.reading import Reading


def glosses(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """A name in brackets stands behind the name it has in the quotes, where they have one of the two in brackets."""
    theirs = {_targets(pair) for quote in evidence.quotes for pair in _pairs(quote, evidence.lexicon)}
    explained = frozenset().union(*theirs)
    for pair in _pairs(sentence, evidence.lexicon):
        both = _targets(pair)
        if len(both) == 2 and both not in theirs and both & explained:
            yield Fault("order", sentence.text[pair[0].start : pair[1].end])


def _pairs(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[Named, Named]]:
    """Yield each name with the one that stands in brackets right behind it."""
    found = lexicon.names(reading.text)
    for first, second in pairwise(found):
        if reading.text[first.end : second.start].strip() == "(" and reading.text[second.end :].startswith(")"):
            yield first, second


def _targets(pair: tuple[Named, Named]) -> frozenset[str]:
    return frozenset((pair[0].target, pair[1].target))
