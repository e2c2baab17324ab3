"""Which language an answer is really in, whatever it says of itself."""

from __future__ import annotations

import re
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from evals.answers import GivenAnswer
from evals.wording import prose

MIN_WORDS = 4
"""Fewer words (an amount, a name) do not show their language."""
CONFIDENT = 0.9
_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*’|\([^)]*\)|https?://\S+")


def is_in(answer: GivenAnswer, expected: str, other: str) -> bool:
    """Whether `answer` is in the language `expected` rather than in `other` (ISO 639-1 codes).

    What an answer says of its own language must agree. Its words must not speak against it either: citations'
    quotes, titles, whatever stands between quotation marks or in brackets, and links are left out, as they are rightly
    in the language of the document.
    """
    if answer.language is not None and answer.language != expected:
        return False
    framing = _framing(answer)
    if len(re.findall(r"[^\W\d_]{2,}", framing)) < MIN_WORDS:
        return True
    return _confidence(framing, other, expected) < CONFIDENT


def _framing(answer: GivenAnswer) -> str:
    text = prose(answer.text)
    foreign = [part for citation in answer.citations for part in (citation.quote, citation.title, citation.section)]
    for part in sorted(filter(None, foreign), key=len, reverse=True):
        text = text.replace(part, " ")
    return _QUOTED.sub(" ", text)


def _confidence(text: str, language: str, other: str) -> float:
    detector = _detector(frozenset((language, other)))
    values = detector.compute_language_confidence_values(text)
    return next((v.value for v in values if v.language.iso_code_639_1.name.lower() == language), 0.0)


@cache
def _detector(codes: frozenset[str]) -> LanguageDetector:
    return LanguageDetectorBuilder.from_iso_codes_639_1(
        *(IsoCode639_1.from_str(code.upper()) for code in sorted(codes))
    ).build()
