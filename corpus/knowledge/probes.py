"""Known questions: how each property of the catalogue is asked for, in both languages, with "it" for the subject.

A question is closer to another wording of itself than to its answer. So what a question asks for is recognised by
comparing it, its own subject masked in the same way, with these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import Property

MASK = {"en": "it", "lt": "tai"}
"""What stands for the subject."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A known question for `property`; `id` is made of its words, so that it is embedded only once."""

    id: str
    text: str
    property: str


def probes(knowledge: Knowledge) -> Iterator[Probe]:
    """Yield the known questions of `knowledge`, in English and Lithuanian."""
    for prop in knowledge.properties:
        wordings = {"en": prop.asked_en, "lt": prop.asked_lt}
        for language, mask in MASK.items():
            for text in dict.fromkeys((question_text(prop, mask, language), *_masked(wordings[language], mask))):
                yield Probe(hashlib.sha256(f"{prop.id}|{text}".encode()).hexdigest()[:32], text, prop.id)


def question_text(prop: Property, subject: str, language: str) -> str:
    """Return the question that asks for `prop` of `subject`."""
    return (
        prop.question.get(language).format(subject=subject)
        if prop.question
        else f"{subject}: {prop.name.get(language)}?"
    )


def _masked(wordings: tuple[str, ...], mask: str) -> Iterator[str]:
    return (wording.replace("{subject}", mask) for wording in wordings)
