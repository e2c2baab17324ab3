"""How alike two things are in what people ask of them: a date, a name, a number.

A question "on which day ..." is hardly one for a gap whose recorded questions ask who did it, however much both name
the same things.
"""

from __future__ import annotations

import math
from functools import lru_cache

from assistant.kinds import asked_kinds
from assistant.library import Library
from corpus.knowledge.schema import AnswerType

FLOOR = 0.02
"""What a share has at least: that nothing recorded asks for a kind may be chance."""
Kinds = frozenset[AnswerType]


class Kindred:
    """Compares questions with those recorded for passages and gaps, by the kinds of thing that each asks for."""

    def __init__(self, library: Library) -> None:
        """Compare with what is recorded in `library`."""
        self._library = library
        self._kinds_for = lru_cache(maxsize=2_000)(self._read)

    def lead(self, text: str, language: str, gap: str, passage: str) -> float:
        """Return by how much more the question `text` asks like those recorded for `gap` than those for `passage`: the
        logarithm of the ratio of their shares, between -1 and 1."""
        ratio = (self.share(text, language, gap) + FLOOR) / (self.share(text, language, passage) + FLOOR)
        return max(-1.0, min(1.0, math.log(ratio)))

    def share(self, text: str, language: str, target: str) -> float:
        """Return how much the question `text` has in common with those recorded for `target` (0..1).

        That is the mean, over those, of the Jaccard index of the kinds that both ask for.
        """
        mine, others = frozenset(asked_kinds(text, language)), self._kinds_for(target)
        return sum(_jaccard(mine, kinds) for kinds in others) / len(others) if others else 0.0

    def _read(self, target: str) -> tuple[Kinds, ...]:
        """Return what each question recorded for `target` asks for; read when first needed, for few ever are."""
        entries = self._library.asked_for.get(target, ())
        texts = [(text, "en") for entry in entries for text in entry.en]
        texts += [(text, "lt") for entry in entries for text in entry.lt]
        return tuple(frozenset(asked_kinds(text, language)) for text, language in texts)


def _jaccard(one: Kinds, other: Kinds) -> float:
    return len(one & other) / max(1, len(one | other))
