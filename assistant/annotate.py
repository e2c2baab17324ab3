"""Annotation: validity, tier, translation and gaps, said where the reader cannot miss them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.answer import Citation, Notice, NoticeKind
from assistant.compose import Draft
from assistant.library import Library
from assistant.phrases import phrase
from assistant.select import Pick
from assistant.understand import Question
from assistant.validity import validity_of
from corpus.knowledge.names import names_of
from corpus.knowledge.schema import Entity, Gap
from corpus.text import fold
from corpus.types import Language, Status, Tier

_LAPSED = {Status.ENDED: NoticeKind.ENDED, Status.SUPERSEDED: NoticeKind.SUPERSEDED}
MAX_NOTICES = 3


def validity_drafts(
    question: Question, picks: Sequence[Pick], library: Library, day: date
) -> list[tuple[Notice, Draft]]:
    """Return a notice, and a cited sentence, for everything the answer speaks of that no longer holds on `day`."""
    found: list[tuple[Notice, Draft]] = []
    for entity in _spoken_of(question, picks, library):
        validity = validity_of(entity, library, day)
        kind = _LAPSED.get(validity.status)
        owner = _owner(entity, library)
        if kind is None or validity.notice is None or owner is None or owner.validity is None:
            continue
        text = validity.notice.get(question.language)
        if any(text == notice.text for notice, _ in found):
            continue
        draft = Draft(text, tuple(map(library.span_of, owner.validity.pins)), "notice", owner.id)
        found.append((Notice(kind, text), draft))
    return found[:MAX_NOTICES]


def _owner(entity: Entity, library: Library) -> Entity | None:
    """Return the entity whose validity `entity` shares: itself, or what it is part of."""
    seen: set[str] = set()
    current: Entity | None = entity
    while current is not None and current.validity is None and current.id not in seen:
        seen.add(current.id)
        current = library.entities.get(current.part_of or "")
    return current


def _spoken_of(question: Question, picks: Sequence[Pick], library: Library) -> Iterator[Entity]:
    """Yield what the answer and the question are about, then the bodies that the short answer or the question names."""
    seen: set[str] = set()
    values = [question.text]
    for pick in picks:
        stated = (pick.fact,) if pick.fact else library.facts_by_passage.get(pick.passage or "", ())
        subject = stated[0].claim.subject if stated else None
        entity = library.entities.get(subject or "") or library.subject_of(pick.span.document)
        values.append(pick.fact.claim.value.en if pick.fact else library.quote(pick.span))
        if entity is not None and entity.id not in seen:
            seen.add(entity.id)
            yield entity
    for key in question.entities:
        if key not in seen and library.entities[key].type not in ("body", "country"):
            seen.add(key)
            yield library.entities[key]
    for entity in library.knowledge.entities:
        if entity.type == "body" and entity.validity and entity.id not in seen and _named(entity, values):
            yield entity


def _named(entity: Entity, texts: Iterable[str]) -> bool:
    padded = [f" {_words(text)} " for text in texts]
    return any(f" {_words(name)} " in text for name in names_of(entity) for text in padded)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def source_notices(citations: Sequence[Citation], language: Language, library: Library) -> list[Notice]:
    """Return what must be said of the citations' tier and language."""
    notices = []
    if any(citation.tier is Tier.NOTE for citation in citations):
        notices.append(Notice(NoticeKind.NOTE, phrase("note_notice", language)))
    if any(library.documents[citation.document].language != language for citation in citations):
        notices.append(Notice(NoticeKind.TRANSLATION, phrase("translation_notice", language)))
    return notices


def gap_notice(gap: Gap, language: Language) -> Notice:
    """Return what is missing, in words."""
    return Notice(NoticeKind.GAP, gap.missing.get(language))
