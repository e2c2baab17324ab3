"""The facets of an applicant and their values, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from corpus.knowledge.criteria import Facet, FacetValue

HOME, COUNTRY, APPLICANT, SIZE, PARTNER, NEED = "home", "country", "applicant", "size", "partner", "need"
"""Facets that the matching itself knows; others exist only in the catalogue."""
LITHUANIA = "LT"


class Facets:
    """The catalogue's facets, with their hierarchy of values."""

    def __init__(self, facets: Iterable[Facet]) -> None:
        self.all: Mapping[str, Facet] = {facet.id: facet for facet in facets}

    @cached_property
    def _values(self) -> Mapping[tuple[str, str], FacetValue]:
        return {(facet.id, value.id): value for facet in self.all.values() for value in facet.values}

    def value(self, facet: str, value: str) -> FacetValue | None:
        """Return what the catalogue says of a value; None for a country."""
        return self._values.get((facet, value))

    def wider(self, facet: str, value: str) -> Iterator[str]:
        """Yield `value` and every wider value it lies within."""
        seen: set[str] = set()
        current: str | None = value
        while current is not None and current not in seen:
            seen.add(current)
            yield current
            known = self.value(facet, current)
            current = known.within if known else None

    def narrowest(self, facet: str, values: Iterable[str]) -> tuple[str, ...]:
        """Return `values` without those that hold another of them, sorted."""
        given = set(values)
        covered = {wide for value in given for wide in self.wider(facet, value) if wide != value}
        return tuple(sorted(given - covered))

    def tells(self, facet: str, value: str) -> bool:
        """Return whether meeting a criterion by `value` says that a programme may fit."""
        known = self.value(facet, value)
        return known is None or known.tells
