"""Pieces of sentences, which small models write and long answers are cut down to: they are neither true nor false."""

from __future__ import annotations

import re

from assistant.verification.lexicon import Lexicon
from assistant.verification.reading import read
from assistant.verification.spelling import normalised
from corpus.types import Language

UNFINISHED = "…"
"""Put behind what was cut off, and written by models themselves where they leave something out."""
_HANGS = re.compile(
    r"\b(?:the|a|an|of|to|in|into|for|and|or|by|with|from|on|at|as|than|that|which|who|whose|is|are|was|were|be|will|"
    r"shall|may|can|has|have|not|only|ir|ar|arba|bei|su|is|i|kad|kuri|kuris|del|per|prie|nuo|iki|uz|apie|ne|tik)\W*$"
)


_ENDED = re.compile(r"[.!?:;][\"'”“’)\]]*$")

_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|may|can|could|must|should|yra|nera|buvo|nebuvo|bus|turi|gali|galejo)\b"
)


def is_whole(text: str) -> bool:
    """Return whether `text` ends as a sentence does, or has one of the verbs that tell one; if not, it may be a mere
    phrase, and must be the quote's own."""
    return bool(_ENDED.search(text.rstrip()) or _STATES.search(normalised(text)))


def is_fragment(text: str, language: Language, lexicon: Lexicon) -> bool:
    """Return whether `text` breaks off, or says no two things of which one could be true of the other.

    A figure or a name alone is an answer: "32.", "MITA.".
    """
    plain = normalised(text)
    if text.rstrip().endswith((UNFINISHED, "...")) or _HANGS.search(plain):
        return True
    reading = read(text, language)
    if reading.figures or lexicon.names(plain):
        return False
    return len({item.key for item in reading.words}) < 2
