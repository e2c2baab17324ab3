"""One spelling for what is written in several: dashes, quotes, white space, British and American endings."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text import fold

_LEVELLED = (
    (re.compile(r"[‐‑‒–—−]"), "-"),
    (re.compile(r"[’‘`´]"), "'"),
    (re.compile(r"[“”„«»\"]"), " "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\bco-(?=oper|ordin|fin)"), "co"),
    (re.compile(r"(?<=\w\w\w)iz(?=(?:e[ds]?|ing|ations?|ers?)\b)"), "is"),
    (re.compile(r"\bprogramme(?=s?\b)"), "program"),
    (re.compile(r"\bcentre(?=s?\b)"), "center"),
    (re.compile(r"\blabour\b"), "labor"),
)


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """Return `text` folded and in one spelling; offsets in it are its own, not those of `text`."""
    plain = fold(text)
    for pattern, by in _LEVELLED:
        plain = pattern.sub(by, plain)
    return plain.strip()
