"""Whether what is cited still holds on a given day."""

from __future__ import annotations

from datetime import date

from assistant.library import Library
from corpus.knowledge.schema import Entity, ValidityEntry
from corpus.types import Name, Status, Validity


def validity_of(entity: Entity | None, library: Library, day: date) -> Validity:
    """Return the validity of `entity` on `day`: its own, or that of what it is part of; unknown where none is known."""
    seen: set[str] = set()
    while entity is not None and entity.id not in seen:
        if entity.validity is not None:
            return judge(entity.validity, library, day)
        seen.add(entity.id)
        entity = library.entities.get(entity.part_of or "")
    return Validity()


def judge(entry: ValidityEntry, library: Library, day: date) -> Validity:
    """Return what `entry` says on `day`. Dates decide; a status without dates stands as it is."""
    return Validity(
        status=status_on(entry, day),
        since=entry.since,
        until=entry.until,
        replaced_by=entry.replaced_by,
        basis=library.quote(library.span_of(entry.basis)),
        notice=Name(entry.notice.en, entry.notice.lt),
    )


def status_on(entry: ValidityEntry, day: date) -> Status:
    """Return the status of `entry` on `day`: its last day decides, then what is stated, then its first day."""
    if entry.until is not None:
        replaced = entry.replaced_by is not None or entry.status is Status.SUPERSEDED
        over = Status.SUPERSEDED if replaced else Status.ENDED
        return over if day > entry.until else Status.IN_FORCE
    if entry.status is not None:
        return entry.status
    return Status.IN_FORCE if entry.since is not None and day >= entry.since else Status.UNKNOWN
