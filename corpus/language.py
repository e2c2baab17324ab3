"""Which of the two languages a text is in."""

from __future__ import annotations

from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.LITHUANIAN).build()


def detect(text: str) -> str:
    """Return `lt` or `en`, whichever `text` is more likely in."""
    return "lt" if lithuanian_share(text) > 0.5 else "en"


def lithuanian_share(text: str) -> float:
    """Return how likely `text` is Lithuanian rather than English, 0 to 1."""
    return _detector().compute_language_confidence(text, Language.LITHUANIAN)
