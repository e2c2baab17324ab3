"""Small text functions that ingestion, retrieval and verification must share to agree with each other."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: how people type Lithuanian in a hurry."""
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
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text, start, len(text) if end is None else end)]
