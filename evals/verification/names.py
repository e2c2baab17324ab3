"""The names by which sentences are made false: which stand in a text, and what else of their kind there is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.knowledge.schema import Entity

_TYPES = ("body", "country", "programme", "scheme", "mechanism", "network", "strategy")


class Names:
    """The proper names of entities, without those that hold a figure."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = sorted((e for e in entities if e.type in _TYPES), key=lambda e: e.id)
        self._by_name: dict[str, Entity] = {}
        for entity in self._entities:
            for name in (entity.name.en, entity.name.lt, *entity.aliases):
                if name[:1].isupper() and not re.search(r"\d", name):
                    self._by_name.setdefault(name, entity)

    def found_in(self, text: str) -> list[str]:
        """Return the names in `text`, none inside another."""
        found = [name for name in self._by_name if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        return [name for name in found if not any(name != other and name in other for other in found)]

    def foreign(self, name: str, quote: str, language: str) -> str | None:
        """Return the name of something of the same type that `quote` does not name, the same one every time."""
        named = {self._by_name[other].id for other in self.found_in(quote)}
        kind = self._by_name[name].type
        pool = [e.name.get(language) for e in self._entities if e.type == kind and e.id not in named]
        pool = [other for other in pool if not re.search(r"\d", other)]
        return pool[sum(map(ord, name)) % len(pool)] if pool else None

    def alike(self, one: str, other: str) -> bool:
        """Return whether two names are those of different things of one type."""
        first, second = self._by_name[one], self._by_name[other]
        return first.type == second.type and first.id != second.id
