"""Text put into Markdown so that it reads as text."""

from __future__ import annotations

import re

from corpus.text import squeeze

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~]|&(?=#?\w+;))")


def plain(text: str) -> str:
    """Return `text` on one line, its Markdown and HTML characters escaped."""
    return _SPECIAL.sub(r"\\\1", squeeze(text))
