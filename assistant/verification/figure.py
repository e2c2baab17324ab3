"""One figure of a text: a sum, a share, a length of time, a count, a date or a code."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at characters `start` to `end`. `value` is a plain number, or the text of a code; dates have parts.

    `kind`: money, duration (both with `unit`), percent, number, ordinal, date (`year`, `month`, `day`,
    0 where not said) or code.
    `bounds` says how the words around limit it: upper, lower, over, under, about, before, after; `soft` are those
    that stand further off ("closed on", "maximum").
    """

    kind: str
    start: int
    end: int
    value: Decimal | str = Decimal(0)
    unit: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    bounds: frozenset[str] = field(default=frozenset())
    soft: frozenset[str] = field(default=frozenset())

    def same(self, other: Figure) -> bool:
        """Return whether `other` says this figure: the same, or more precisely; bounds are not compared."""
        if self.kind == "date":
            return other.kind == "date" and all(
                mine in (0, its) for mine, its in zip(self._parts, other._parts, strict=True)
            )
        if self.kind == "number":
            return other.kind in ("number", "money", "ordinal") and self.value == other.value
        return self.kind == other.kind and self.value == other.value and self.unit == other.unit

    @property
    def _parts(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day
