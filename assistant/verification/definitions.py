"""What a thing is said to be: "X is a platform" needs more than quotes in which X builds platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification.evidence import Evidence, Fault
from assistant.verification.lexicon import alike
from assistant.verification.reading import Item, Reading

_IS_A = re.compile(r"\b(?:is|was)\s+(?:(?:not|also|only)\s+)?an?\s")
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|become|became|becomes|called|named|namely|like)\b|,\s*(?:an?|the|its|their)\s|[:(]|\s-\s"
)


def definition(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """What something is said to be is said of something in the quotes too, or is part of a name or heading."""
    for match in _IS_A.finditer(sentence.text):
        noun = _noun(sentence, match.end())
        if noun is None or any(alike(noun.key, key) for title in evidence.titles for key in title.stems):
            continue
        places = [(quote, item) for quote in evidence.quotes for item in quote.words if alike(noun.key, item.key)]
        if places and not any(_tells(quote, item, evidence) for quote, item in places):
            yield Fault("definition", sentence.text[match.start() : noun.end])


def _noun(sentence: Reading, start: int) -> Item | None:
    """Return the last of the words that stand together from `start` on: what the thing is said to be."""
    found: Item | None = None
    for item in sentence.items:
        if item.start < start:
            continue
        if (
            item.kind != "word"
            or not item.content
            or sentence.text[found.end if found else start : item.start].strip(" -")
        ):
            break
        found = item
    return found


def _tells(quote: Reading, item: Item, evidence: Evidence) -> bool:
    """Return whether the clause of `item` says before it that something is it, or a name holds it."""
    first = next(other.start for other in quote.items if other.clause == item.clause)
    named = any(n.start <= item.start < n.end for n in evidence.lexicon.names(quote.text))
    return named or _TELLS.search(quote.text, first, item.start) is not None
