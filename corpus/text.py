"""Small text functions that ingestion, retrieval and verification must share to agree with each other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz, process

_SPACE = re.compile(r"\s+")
_SPACES = {ord(space): " " for space in "\t\n\r\u00a0"}


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: how people type Lithuanian in a hurry."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def squeeze(text: str) -> str:
    """Return `text` with every run of white space (no-break spaces too) as one space, trimmed."""
    return _SPACE.sub(" ", text).strip()


def find_quote(quote: str, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return every place of `quote` in `text[start:end]` as (start, end) in `text`.

    Runs of white space match each other, so that a quote can be wrapped in a file; all else must agree to the letter.
    """
    words = quote.split()
    if not words:
        return []
    plain, whole = " ".join(words), _spaced(text)
    first = whole.find(plain, start, len(text) if end is None else end)
    if first >= 0 and whole.find(plain, first + 1, len(text) if end is None else end) < 0:
        return [(first, first + len(plain))]
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text, start, len(text) if end is None else end)]


@lru_cache(maxsize=1)
def _spaced(text: str) -> str:
    """Return `text` with every white space a plain one, offsets kept; many quotes are looked for in one text."""
    return text.translate(_SPACES)


def nearest_line(quote: str, text: str) -> str:
    """Return the line or sentence of `text` most like `quote`, white space squeezed; empty where `text` is."""
    lines = [squeeze(line) for line in re.split(r"\n|(?<=\.)\s", text) if line.strip()]
    found = process.extractOne(squeeze(quote), lines, scorer=fuzz.ratio)
    return str(found[0]) if found else ""
