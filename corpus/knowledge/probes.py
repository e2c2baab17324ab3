"""Known questions, indexed as questions.

A question is closer to another wording of itself than to its answer. So what a question asks for is recognised by its
likeness to the wordings of each property, its own subject masked in the same way; and passages and gaps are also found
by the questions that the catalogue records for them. What is learnt of these and of plain questions is learnt of both,
as they stand and with what they name masked: what two questions name makes them alike, whatever they ask of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.knowledge.load import Knowledge
from corpus.knowledge.names import MASK, Names
from corpus.knowledge.plain import plain_questions
from corpus.knowledge.schema import Asked, Property


@dataclass(frozen=True, slots=True)
class Probe:
    """A known question: for `property` of anything, or as the catalogue records it (`asked`), or as plainly as one may
    ask for what that entry is recorded for (`plain`), or such a one masked.

    `id` is made of its words, so that it is embedded only once; `masked` is the id of a recorded or plain question with
    what it names masked, its own where it names nothing.
    """

    id: str
    text: str
    property: str | None = None
    asked: Asked | None = None
    plain: Asked | None = None
    masked: str | None = None


def probes(knowledge: Knowledge) -> Iterator[Probe]:
    """Yield the known questions of `knowledge`, in English and Lithuanian."""
    for prop in knowledge.properties:
        for language, mask in MASK.items():
            for text in dict.fromkeys(_wordings(prop, mask, language)):
                yield Probe(_id(prop.id, text), text, property=prop.id)
    names, seen = Names(knowledge.entities), set[str]()
    for text, language, probe in (*_recorded(knowledge.asked), *_plain(knowledge)):
        masked = names.masked(text, language)
        other = probe.id if masked == text else _id("masked", masked)
        yield replace(probe, masked=other)
        if other != probe.id and other not in seen:
            seen.add(other)
            yield Probe(other, masked)


def _recorded(entries: Iterable[Asked]) -> Iterator[tuple[str, str, Probe]]:
    for asked in entries:
        languages = {**dict.fromkeys(asked.lt, "lt"), **dict.fromkeys(asked.en, "en")}
        for text in dict.fromkeys((*asked.en, *asked.lt)):
            yield text, languages[text], Probe(_id(_target(asked), text), text, asked=asked)


def _plain(knowledge: Knowledge) -> Iterator[tuple[str, str, Probe]]:
    seen = set[str]()
    for plain in plain_questions(knowledge):
        key = _id(f"plain {_target(plain.asked)}", plain.text)
        if key not in seen:
            seen.add(key)
            yield plain.text, plain.language, Probe(key, plain.text, plain=plain.asked)


def _target(asked: Asked) -> str:
    return f"{asked.pin.document}: {asked.pin.quote}" if asked.pin else f"gap {asked.gap}"


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
