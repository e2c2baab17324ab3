"""Known questions, indexed as questions.

A question is closer to another wording of itself than to its answer. So what a question asks for is recognised by its
likeness to the wordings of each property, its own subject masked in the same way; and passages and gaps are also found
by the questions that the catalogue records for them, as they stand and with what they name masked: what two questions
name makes them alike, whatever they ask of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.knowledge.load import Knowledge
from corpus.knowledge.names import MASK, Names
from corpus.knowledge.schema import Asked, Property


@dataclass(frozen=True, slots=True)
class Probe:
    """A known question: for `property` of anything, or as the catalogue records it (`asked`), or such a one masked.

    `id` is made of its words, so that it is embedded only once; `masked` is the id of a recorded question with what it
    names masked, its own where it names nothing.
    """

    id: str
    text: str
    property: str | None = None
    asked: Asked | None = None
    masked: str | None = None


def probes(knowledge: Knowledge) -> Iterator[Probe]:
    """Yield the known questions of `knowledge`, in English and Lithuanian."""
    for prop in knowledge.properties:
        for language, mask in MASK.items():
            for text in dict.fromkeys(_wordings(prop, mask, language)):
                yield Probe(_id(prop.id, text), text, property=prop.id)
    names, seen = Names(knowledge.entities), set[str]()
    for asked in knowledge.asked:
        target = f"{asked.pin.document}: {asked.pin.quote}" if asked.pin else f"gap {asked.gap}"
        languages = {**dict.fromkeys(asked.lt, "lt"), **dict.fromkeys(asked.en, "en")}
        for text in dict.fromkeys((*asked.en, *asked.lt)):
            own, masked = _id(target, text), names.masked(text, languages[text])
            if masked == text:
                yield Probe(own, text, asked=asked, masked=own)
                continue
            other = _id("masked", masked)
            yield Probe(own, text, asked=asked, masked=other)
            if other not in seen:
                seen.add(other)
                yield Probe(other, masked)


def question_text(prop: Property, subject: str, language: str) -> str:
    """Return the question that asks for `prop` of `subject`."""
    return (
        prop.question.get(language).format(subject=subject)
        if prop.question
        else f"{subject}: {prop.name.get(language)}?"
    )


def _wordings(prop: Property, mask: str, language: str) -> Iterator[str]:
    """Yield every way to ask for `prop`; many people type no question but the subject and a keyword."""
    yield question_text(prop, mask, language)
    yield f"{mask} {prop.name.get(language)}"
    for wording in prop.asked_lt if language == "lt" else prop.asked_en:
        yield wording.replace("{subject}", mask)


def _id(target: str, text: str) -> str:
    return hashlib.sha256(f"{target}|{text}".encode()).hexdigest()[:32]
