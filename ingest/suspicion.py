"""What a person should look at before they trust a file: text that speaks to a machine, or hides among the letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from corpus.text import squeeze

_ORDERS = re.compile(
    r"(?:ignore|disregard|forget|override)\s+(?:\w+\s+){0,3}(?:instructions?|prompts?|rules|directions)"
    r"|(?:system|developer)\s+prompt|you\s+are\s+(?:now\s+)?an?\s+(?:ai|assistant|language\s+model|chatbot)"
    r"|(?:new|hidden)\s+instructions?\s*:|<\|?(?:system|im_start|assistant)\|?>"
    r"|(?:tell|instruct)\s+the\s+(?:user|reader|assistant|model)\s+(?:that|to)\b|as\s+an?\s+(?:ai|language\s+model)\b"
    r"|(?:nepaisyk|ignoruok|pamiršk)(?:ite)?\s+(?:\w+\s+){0,3}(?:nurodym|instrukcij|taisykl)\w*"
    r"|tu\s+esi\s+(?:dirbtinis|asistentas|kalbos\s+modelis)|sistem(?:os|inis)\s+(?:raginim|nurodym)\w*",
    re.IGNORECASE,
)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u180e")
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_SHOWN = 60


def suspicions(text: str) -> list[str]:
    """Return a warning for each kind of thing in `text` that a person should look at, in plain words."""
    return [*_orders(text), *_unseen(text)]


def _orders(text: str) -> Iterator[str]:
    found = _ORDERS.search(text)
    if found:
        around = squeeze(text[max(0, found.start() - _SHOWN) : found.end() + _SHOWN])
        yield f"words that read like an instruction to a machine: {around!r}"


def _unseen(text: str) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for char in set(text):
        if char in _TURNING:
            counts["characters that turn the reading direction"] += text.count(char)
        elif char in _INVISIBLE or 0xE0000 <= ord(char) <= 0xE007F:
            counts["characters that cannot be seen"] += text.count(char)
        elif unicodedata.category(char) == "Co":
            counts["characters of a private font"] += text.count(char)
    yield from (f"{number} {what}" for what, number in sorted(counts.items()))
