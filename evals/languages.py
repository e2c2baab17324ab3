"""Which language an answer is really in, whatever it says of itself."""

from __future__ import annotations

import re

from corpus.language import lithuanian_share
from evals.answers import GivenAnswer
from evals.wording import prose

MIN_WORDS = 4
"""Fewer words (an amount, a name) do not show their language."""
CONFIDENT = 0.9
_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*’|\([^)]*\)|https?://\S+")
_NAME = re.compile(r"\b[^\W\d_a-ząčęėįšųūž]\w*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_in(answer: GivenAnswer, expected: str) -> bool:
    """Whether `answer` is in the language `expected` (ISO 639-1).

    What an answer says of its own language must agree, and between English and Lithuanian its words must not speak
    against it. Citations' quotes and titles, whatever stands between quotation marks or in brackets, capitalised words
    (names) and links are left out of that: they are rightly in another language.
    """
    if answer.language is not None and answer.language != expected:
        return False
    framing = _framing(answer)
    if expected not in ("en", "lt") or len(_WORD.findall(framing)) < MIN_WORDS:
        return True
    share = lithuanian_share(framing)
    return (share if expected == "lt" else 1 - share) > 1 - CONFIDENT


def _framing(answer: GivenAnswer) -> str:
    text = prose(answer.text)
    foreign = [part for citation in answer.citations for part in (citation.quote, citation.title, citation.section)]
    for part in sorted(filter(None, foreign), key=len, reverse=True):
        text = text.replace(part, " ")
    return _NAME.sub(" ", _QUOTED.sub(" ", text))
