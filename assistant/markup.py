"""Text put into Markdown so that it reads as text, and the quotes below a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Citation
from assistant.phrases import phrase
from corpus.text import squeeze
from corpus.types import Language, Tier

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~]|&(?=#?\w+;))")


def plain(text: str) -> str:
    """Return `text` on one line, its Markdown and HTML characters escaped."""
    return _SPECIAL.sub(r"\\\1", squeeze(text))


def sources(citations: Iterable[Citation], language: Language) -> list[str]:
    """Return the cited quotes as the last part of a Markdown text; nothing where nothing is cited."""
    lines = []
    for citation in citations:
        tier = f" ({phrase('note', language)})" if citation.tier is Tier.NOTE else ""
        lines.append(f"{citation.number}. “{plain(citation.quote)}” – {plain(citation.title)}{tier}")
    return [f"**{phrase('sources', language)}**", "\n".join(lines)] if lines else []
