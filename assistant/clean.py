"""What people type, as text that can be searched."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from corpus.errors import QuestionError


def clean_question(question: str, limit: int) -> str:
    """Return `question` as text that can be searched: one line, without control characters.

    Raises:
        QuestionError: nothing is left, or it is longer than `limit` characters.
    """
    text = question.encode("utf-8", "replace").decode("utf-8")
    text = "".join(_plain(char) for char in text)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) > limit:
        raise QuestionError(f"The question has {len(text)} characters", remedy=f"Ask in at most {limit} characters.")
    if not any(char.isalnum() for char in text):
        raise QuestionError("The question is empty", remedy="Ask something in English or Lithuanian.")
    return text


def clean_history(history: Sequence[str], limit: int) -> list[str]:
    """Return the earlier questions of `history` as `clean_question` does, empty ones left out.

    Raises:
        QuestionError: one is longer than `limit` characters, or has no letter or digit.
    """
    return [clean_question(question, limit) for question in history if question.strip()]


def _plain(char: str) -> str:
    """Invisible characters are dropped, so that they split no word; control characters become spaces."""
    category = unicodedata.category(char)
    return "" if category == "Cf" else " " if category.startswith("C") else char
