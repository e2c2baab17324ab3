"""Finding known phrases in a question: names of entities, cues of properties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.lexical import stems


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of `target` at stems `start` to `end` (exclusive) of the question."""

    target: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many stems the hit covers."""
        return self.end - self.start


class PhraseTable:
    """Phrases, by the stems of their words, and what they stand for."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Build the table from pairs of a phrase and its target."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, target in phrases:
            key = tuple(stems(phrase))
            if key:
                entries = self._by_first.setdefault(key[0], [])
                if (key, target) not in entries:
                    entries.append((key, target))

    def words(self) -> frozenset[str]:
        """Return every stem that occurs in a phrase."""
        return frozenset(word for entries in self._by_first.values() for key, _ in entries for word in key)

    def find(self, words: Sequence[str], slack: int = 0) -> list[Hit]:
        """Return every place where the stems of a phrase stand in `words` in order.

        Up to `slack` other words may stand between them altogether.
        """
        hits = []
        for start, word in enumerate(words):
            for key, target in self._by_first.get(word, ()):
                end = _match(words, start, key, slack)
                if end is not None:
                    hits.append(Hit(target, start, end))
        return hits


def _match(words: Sequence[str], start: int, key: Sequence[str], slack: int) -> int | None:
    position = start
    for wanted in key[1:]:
        position += 1
        while position < len(words) and words[position] != wanted and slack > 0:
            position, slack = position + 1, slack - 1
        if position >= len(words) or words[position] != wanted:
            return None
    return position + 1


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that do not lie inside a longer hit, in the order they stand in."""
    found = list(hits)
    kept = [h for h in found if not any(o.start <= h.start and h.end <= o.end and o.length > h.length for o in found)]
    return sorted(kept, key=lambda hit: (hit.start, -hit.length, hit.target))
