"""Tense: what was is not said to be. English only: Lithuanian verbs carry it in their endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification.evidence import Evidence, Fault, says
from assistant.verification.reading import Item, Reading

_PRESENT = re.compile(r"\b(?:is|are|has|have|can)\b(?! been\b| had\b)")
_PAST = re.compile(r"\b(?:was|were|had|could)\b")
_BEING = {
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "has": "have",
    "have": "have",
    "had": "have",
    "can": "can",
    "could": "can",
}


def tense(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """What was is not said to be: a call that was open is not open, a budget it had it need not have; nothing that the
    quotes only say of a time that ended is said to be so now."""
    if sentence.language != "en":
        return
    then = [said for reading in evidence.quotes for said in _auxiliaries(reading, _PAST)]
    now = [said for reading in evidence.quotes for said in _auxiliaries(reading, _PRESENT)]
    over = bool(then) and not now and all(map(_ends, evidence.quotes))
    for verb, head in _auxiliaries(sentence, _PRESENT):
        if head is None:
            continue
        past = _holds(verb, head, then) and not _holds(verb, head, now)
        if past or (over and not _ends(sentence)):
            yield Fault("tense", f"{verb} {sentence.text[head.start : head.end]}")


def _ends(reading: Reading) -> bool:
    """Return whether a date is said up to which it was so."""
    return any(figure.kind == "date" and "upper" in figure.bounds for figure in reading.figures)


def _auxiliaries(reading: Reading, pattern: re.Pattern[str]) -> list[tuple[str, Item | None]]:
    found = []
    for match in pattern.finditer(reading.text):
        after = (item for item in reading.items if item.start >= match.end() and item.kind != "mark" and item.content)
        found.append((_BEING[match[0]], next(after, None)))
    return found


def _holds(verb: str, head: Item, said: list[tuple[str, Item | None]]) -> bool:
    return any(verb == other and item is not None and says(head, item) for other, item in said)
