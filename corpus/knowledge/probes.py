"""Known questions, indexed as questions.

A question is closer to another wording of itself than to its answer. So what a question asks for is recognised by its
likeness to the wordings of each property, its own subject masked in the same way; and passages and gaps are also found
by the questions that the catalogue records for them. These are learnt, too, and so are questions that nothing is
compared with: plain ones, and those recorded only to be learnt. What is learnt is learnt of them as they stand and with
what they name masked: what two questions name makes them alike, whatever they ask of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.knowledge.load import Knowledge
from corpus.knowledge.names import MASK, Names
from corpus.knowledge.plain import plain_questions
from corpus.knowledge.schema import Asked, Property


class Part(StrEnum):
    """What known questions are needed for."""

    COMPARED = "compared"
    LEARNT = "learnt"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class Probe:
    """A known question: for `property` of anything, or as the catalogue records it (`asked`), or one that is only
    learnt for what such an entry is recorded for (`learnt`), or one of the last two masked.

    `id` is made of its words, so that it is embedded only once; `masked` is the id of a recorded or learnt question
    with what it names masked, its own where it names nothing.
    """

    id: str
    text: str
    property: str | None = None
    asked: Asked | None = None
    learnt: Asked | None = None
    masked: str | None = None

    def part(self) -> Part:
        """Return what it is needed for; a recorded question is learnt besides."""
        if self.property or self.asked:
            return Part.COMPARED
        return Part.LEARNT if self.learnt else Part.MASKED


def probes(knowledge: Knowledge, more: Sequence[Asked] = ()) -> Iterator[Probe]:
    """Yield the known questions of `knowledge`, in English and Lithuanian, with `more` that are only learnt.

    Of `more`, those for what no question is recorded for are left out: nothing would tell what they ask for.
    """
    for prop in knowledge.properties:
        for language, mask in MASK.items():
            for text in dict.fromkeys(_wordings(prop, mask, language)):
                yield Probe(_id(prop.id, text), text, property=prop.id)
    names, seen = Names(knowledge.entities), set[str]()
    for text, language, probe in (*_recorded(knowledge.asked), *_learnt(knowledge, more)):
        masked = names.masked(text, language)
        other = probe.id if masked == text else _id("masked", masked)
        yield replace(probe, masked=other)
        if other != probe.id and other not in seen:
            seen.add(other)
            yield Probe(other, masked)


def _recorded(entries: Iterable[Asked]) -> Iterator[tuple[str, str, Probe]]:
    for asked in entries:
        for text, language in _texts(asked):
            yield text, language, Probe(_id(asked.target, text), text, asked=asked)


def _learnt(knowledge: Knowledge, more: Iterable[Asked]) -> Iterator[tuple[str, str, Probe]]:
    plain = ((question.text, question.language, question.asked) for question in plain_questions(knowledge))
    entries = {asked.target: asked for asked in knowledge.asked}
    written = ((*said, entries[new.target]) for new in more if new.target in entries for said in _texts(new))
    seen = set[str]()
    for text, language, asked in (*plain, *written):
        key = _id(f"plain {asked.target}", text)  # of written ones too: a question learnt both ways is embedded once
        if key not in seen:
            seen.add(key)
            yield text, language, Probe(key, text, learnt=asked)


def _texts(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield each question of an entry once, with its language."""
    languages = {**dict.fromkeys(asked.lt, "lt"), **dict.fromkeys(asked.en, "en")}
    yield from ((text, languages[text]) for text in dict.fromkeys((*asked.en, *asked.lt)))


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
