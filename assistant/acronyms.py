"""Questions what an acronym stands for: answered by the sentence that gives it in brackets after its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.library import Library
from assistant.understand import Question
from corpus.knowledge.pins import Span
from corpus.types import Role, Tier

_ASKED = re.compile(
    r"\b(stands? for|short for|abbreviation|acronym|spelled out|full name|"
    r"reiskia|santrump\w*|trumpin\w*|sutrumpin\w*|issifruo\w*|pilnas pavadinimas)\b"
)
_ACRONYM = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ][A-ZĄČĘĖĮŠŲŪŽ&-]{1,9}\b")
MAX_FOUND = 2


def expansions(question: Question, library: Library) -> list[Span]:
    """Return where an acronym of the question is given in brackets after the words it stands for, official text first.

    Empty where it is not asked what one stands for.
    """
    if not _ASKED.search(question.plain):
        return []
    asked = _ACRONYM.findall(question.text)
    found = [span for acronym in asked for span in _given(acronym, library)]
    return list(dict.fromkeys(found))[:MAX_FOUND]


def _given(acronym: str, library: Library) -> Iterator[Span]:
    given = re.compile(rf"\w\s+\({re.escape(acronym)}\)")
    for document in sorted(library.documents.values(), key=lambda d: d.tier is not Tier.OFFICIAL):
        for passage in library.index.register.passages_of(document.id):
            if passage.role is not Role.LIST and given.search(passage.text):
                yield Span(document.id, passage.start, passage.end)
