"""Plain questions: what the catalogue knows, or knows to be missing, asked by the wordings of its properties.

Most people ask in the plainest words, and who records questions writes anything but those. What is learnt of recorded
questions alone takes "budget of the programme" for a question that nothing answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import Asked, Entity, Pin, Property

OF_CLAIM = {"en": 6, "lt": 4}
OF_GAP = {"en": 2, "lt": 1}
"""So many wordings, of each language, for a claim, and for a gap and each of `SUBJECTS` of its subjects."""
SUBJECTS = 4
SLOT = "{subject}"


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain question, and an entry of recorded questions for the same statement or gap."""

    text: str
    language: str
    asked: Asked


def plain_questions(knowledge: Knowledge) -> Iterator[Plain]:
    """Yield plain questions for every claim whose statement has questions recorded, and for every gap that has some."""
    properties = {prop.id: prop for prop in knowledge.properties}
    entities = {entity.id: entity for entity in knowledge.entities}
    of_gaps = {asked.gap: asked for asked in knowledge.asked if asked.gap}
    of_documents: dict[str, list[Asked]] = {}
    for asked in knowledge.asked:
        if asked.pin:
            of_documents.setdefault(asked.pin.document, []).append(asked)
    for number, claim in enumerate(knowledge.claims):
        entry = _recorded_for(claim.pin, of_documents)
        if entry:
            subject, prop = entities[claim.subject], properties[claim.property]
            yield from _worded(prop, subject, number, OF_CLAIM, entry)
    for number, gap in enumerate(knowledge.gaps):
        if gap.id in of_gaps:
            for key in gap.properties:
                for about in gap.subjects[:SUBJECTS]:
                    yield from _worded(properties[key], entities[about], number, OF_GAP, of_gaps[gap.id])


def _recorded_for(pin: Pin, of_documents: Mapping[str, Sequence[Asked]]) -> Asked | None:
    """Return the entry recorded for the statement at `pin`: one quotes the other, or a part of it."""
    for asked in of_documents.get(pin.document, ()):
        if asked.pin and (asked.pin.quote in pin.quote or pin.quote in asked.pin.quote):
            return asked
    return None


def _worded(prop: Property, subject: Entity, number: int, count: Mapping[str, int], asked: Asked) -> Iterator[Plain]:
    """Yield questions for `prop` of `subject`, in wordings and by names that go round with `number`."""
    names = {"en": [subject.name.en, *subject.aliases], "lt": [subject.name.lt, *subject.aliases]}
    for language, wordings in (("en", prop.asked_en), ("lt", prop.asked_lt)):
        own = [text for text in (f"{SLOT} {prop.name.get(language)}", *wordings) if text.count(SLOT) == 1]
        step = max(1, len(own) // count[language])
        for place, text in enumerate(islice(own[number % step :: step], count[language])):
            name = names[language][(number + place) % len(names[language])]
            yield Plain(text.replace(SLOT, name), language, asked)
