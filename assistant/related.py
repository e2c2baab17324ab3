"""How close the things of the catalogue are to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.library import Library
from corpus.knowledge.schema import Entity

RELATED = 0.75
"""How close a thing is to what it is part of, and a country to what is agreed with it; the thing itself is 1."""
UNNAMED = 0.6
"""How close anything is to a question that names nothing, or only the home country: all that there is is of that."""


def telling(named: Sequence[str], library: Library) -> list[str]:
    """Return those of the things `named` that tell what a question is about: not the home country."""
    return [key for key in named if library.entities[key].country != "LT" or library.entities[key].type != "country"]


def relation_to(subject: str, named: Sequence[str], library: Library) -> float:
    """Return how close `subject` is to what a question names: 1 the same, 0 something else."""
    if not telling(named, library):
        return 1.0 if subject in named else UNNAMED
    return max(_closeness(subject, key, library) for key in telling(named, library))


def _closeness(subject: str, named: str, library: Library) -> float:
    if subject == named:
        return 1.0
    mine, other = library.entities[subject], library.entities[named]
    within = named in _wholes(mine, library) or subject in _wholes(other, library)
    return RELATED if within or _of_country(mine, other) or _of_country(other, mine) else 0.0


def _wholes(entity: Entity, library: Library) -> Iterator[str]:
    """Yield what `entity` is part of, and what that is part of."""
    seen: set[str] = set()
    while entity.part_of and entity.part_of not in seen:
        seen.add(entity.part_of)
        yield entity.part_of
        entity = library.entities[entity.part_of]


def _of_country(entity: Entity, country: Entity) -> bool:
    return country.type == "country" and country.country is not None and entity.country == country.country
