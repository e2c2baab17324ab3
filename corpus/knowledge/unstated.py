"""Gaps that hold for whole kinds of things: what documents of this kind do not state, whatever they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.knowledge.schema import Claim, Entity, Gap, Unstated


def unstated_gaps(unstated: Iterable[Unstated], entities: Sequence[Entity], claims: Sequence[Claim]) -> Iterator[Gap]:
    """Yield a gap for each entry of `unstated` and each body to ask, without what a claim states after all."""
    known = {entity.id: entity for entity in entities}
    stated = {(claim.subject, claim.property) for claim in claims}
    for entry in unstated:
        subjects: dict[str, list[str]] = {}
        for entity in entities:
            if entity.type in entry.types and not any((entity.id, key) in stated for key in entry.properties):
                subjects.setdefault(body_to_ask(entity, known) or entry.ask, []).append(entity.id)
        for body, about in subjects.items():
            yield Gap(
                id=f"{entry.id}-{body}",
                subjects=tuple(about),
                properties=entry.properties,
                missing=entry.missing,
                ask=body,
            )


def body_to_ask(entity: Entity, known: Mapping[str, Entity]) -> str | None:
    """Return the body that answers questions about `entity`: its own, that of its whole, or itself where it is one.

    A body that has been replaced does not answer any more; its successor does.
    """
    own = next((step.ask for step in _wholes(entity, known) if step.ask), None)
    if own or entity.type != "body":
        return own
    return entity.successors[0] if entity.successors else entity.id


def _wholes(entity: Entity, known: Mapping[str, Entity]) -> Iterator[Entity]:
    """Yield `entity`, what it is part of, and so on."""
    seen: set[str] = set()
    step: Entity | None = entity
    while step is not None and step.id not in seen:
        seen.add(step.id)
        yield step
        step = known.get(step.part_of or "")
