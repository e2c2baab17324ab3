"""Comparisons: which things a question compares, and what it asks of each of them alone."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.library import Library
from assistant.related import relation_to
from assistant.understand import Question

PLAINLY = 0.75
"""How clearly is asked what a comparison is by."""
BEGINNINGS = ("signed", "launched", "published", "entry-into-force")
"""The properties that tell when something began, the most telling first."""
ESSENCE = ("definition", "purpose", "objectives")
"""What things are compared by where it is not said by what."""
_IN_TIME = re.compile(
    r"\b(first|earlier|later|older|newer|before|after|pirm\w+|anksciau|veliau|sen\w+|nauj\w+|velesn\w+|ankstesn\w+)\b"
)
_DEALINGS = ("agreement", "call", "programme", "mechanism")
"""What a country named beside it stands for as well: what there is with that country."""
_COMPARES = re.compile(
    r"\b(compar\w+|differ\w*|versus|vs|first|earlier|later|larger|bigger|smaller|older|newer|both|or|"
    r"palygin\w*|skir\w+|anksciau|veliau|didesn\w+|mazesn\w+|pirm\w+|abu|abi|abieju)\b|\w ar\b"
)


def compared(question: Question, library: Library) -> list[str]:
    """Return the things that a question compares: two or more that it names, none part of another."""
    if not _COMPARES.search(question.plain):
        return []
    named = [key for key in question.entities if library.entities[key].type not in ("body", "concept")]
    foreign = [
        key for key in named if library.entities[key].type == "country" and library.entities[key].country != "LT"
    ]
    dealings = [key for key in named if library.entities[key].type in _DEALINGS]
    things = [key for key in named if library.entities[key].type != "country"]
    sides = [*dealings, *foreign] if len(things) == len(dealings) else things
    return sides if len(sides) > 1 else []


def asked_of(side: str, question: Question, library: Library) -> Question:
    """Return the question asked of one side alone.

    What is asked of several things has a name of its own for each ("who implements the one and administers the
    other"), so only properties recorded of the side count; what came first is told by when things began. The words that
    compare are not among its words.
    """
    facts = library.facts
    stated = {f.claim.property for f in facts if relation_to(f.claim.subject, [side], library) > 0}
    asked = {key: weight for key, weight in question.properties.items() if key in stated}
    words = tuple(word for word in question.open_words if not _COMPARES.search(word))
    if _IN_TIME.search(question.plain):
        asked, words = {key: PLAINLY for key in BEGINNINGS if key in stated}, ()
    elif not question.asked:
        asked = {key: PLAINLY for key in ESSENCE if key in stated}
    share = max(question.properties.values(), default=0.0) / max(asked.values()) if asked else 1.0
    properties = {key: min(1.0, weight * max(1.0, share)) for key, weight in asked.items()}
    return replace(
        question,
        entities=(side,),
        properties=properties or question.properties,
        words=words,
        content=words,
        open_words=words,
    )
