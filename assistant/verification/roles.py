"""Who acts and who is acted on: the parts that names have in the clauses of a text."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.verification.lexicon import Lexicon, Named
from assistant.verification.reading import Reading

_PREPOSITION = re.compile(r"\b(by|through|to|from|for|with|via|under|per|in)\s+(?:the\s+|a\s+|an\s+)?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s(?:\w+\s){0,2}$")
_BY = re.compile(r"^\s\w*\s?(?:jointly\s)?by\b")
_OWNED = re.compile(r"^(?:'s\b|'(?=\s))")
_OF = re.compile(r"\bof\s+(?:the\s+|a\s+|an\s+)?$")
_NEAREST = 3
_WEIGHT = 0.6


def role(reading: Reading, name: Named, names: list[Named]) -> dict[str, float]:
    """Return the part of `name` among `names`: `agent:` or `patient:` of the words nearest to it, and `after:` the
    preposition before it, with weights.

    Who only owns what acts ("MITA's functions", "the functions of MITA") has no part but `after:of`.
    """
    if _OWNED.match(reading.text[name.end :]) or _OF.search(reading.text[: name.start]):
        return {"after:of": _WEIGHT}
    found: dict[str, float] = {}
    preposition = _PREPOSITION.search(reading.text[: name.start])
    if preposition and preposition[1] != "by":
        found[f"after:{preposition[1]}"] = _WEIGHT
    here = next((i for i in reading.items if name.start <= i.start < name.end), None)
    free = [i for i in reading.words if not any(n.start <= i.start < n.end for n in names)]
    verbs = [i for i in free if here and i.clause == here.clause]
    for distance, verb in enumerate(sorted(verbs, key=lambda i: abs(i.start - name.start))[:_NEAREST]):
        follows = verb.start > name.start
        passive = bool(_PASSIVE.search(reading.text[: verb.start]) or _BY.match(reading.text[verb.end :]))
        if preposition and preposition[1] != "by":
            continue
        part = "agent" if follows != passive else "patient"
        found[f"{part}:{verb.key}"] = _WEIGHT / (1 + distance)
    return found


def agents(reading: Reading, lexicon: Lexicon, verbs: Collection[str]) -> frozenset[str]:
    """Return what the names stand for that act in any of `verbs` (stems)."""
    names = lexicon.names(reading.text)
    acting = {f"agent:{verb}" for verb in verbs}
    return frozenset(name.target for name in names if acting & role(reading, name, names).keys())
