"""The assistant's own framing around facts ("Not 10, but 9.4 million"), taken off before a sentence is weighed."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.phrases import phrase
from assistant.verification.figures import find_figures
from assistant.verification.spelling import normalised

_KEYS = {"correction": ("claimed", "found"), "confirmed": ("found",), "quoted": ("title", "quote")}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(key, names, language) for key, names in _KEYS.items() for language in ("en", "lt"))


def _pattern(key: str, names: tuple[str, ...], language: str) -> re.Pattern[str]:
    framed = phrase(key, language, **{name: f"\0{name}\0" for name in names})
    pattern = re.escape(framed)
    for name in names:
        pattern = pattern.replace(re.escape(f"\0{name}\0"), f"(?P<{name}>.*?)")
    return re.compile(pattern, re.DOTALL)


def unframed(text: str, quotes: str) -> str:
    """Return what `text` states inside the assistant's own framing, or `text` where it has none.

    A correction is taken off only where what it denies is a figure that `quotes` does not have, or was left out.
    """
    for pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        if "claimed" in parts and _has_figure_of(parts["claimed"], quotes):
            return text
        return parts.get("found") or parts["quote"]
    return text


def _has_figure_of(claimed: str, quotes: str) -> bool:
    """Return whether `quotes` has the figures of `claimed`, or `claimed` has words and no figure that could tell."""
    theirs = find_figures(normalised(quotes))
    mine = find_figures(normalised(claimed))
    if not mine:
        return bool(claimed.strip())
    return all(any(figure.same(other) for other in theirs) for figure in mine)
