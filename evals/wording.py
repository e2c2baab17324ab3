"""How words are compared: whether an answer *says* something must not hang on spacing, case or typography."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKERS = re.compile(r"\[\d+\]")
_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-"})


def fold(text: str) -> str:
    """Return `text` NFKC-normalised, case-folded, with plain quotes and dashes and single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def prose(markdown: str) -> str:
    """Return an answer's Markdown without citation markers and emphasis, which can stand inside a phrase."""
    return _MARKERS.sub("", markdown).replace("*", "").replace("`", "")


def says(text: str, phrase: str) -> bool:
    """Whether `phrase` appears in `text` as whole words, both folded: "9.4" is not said by "19.4 million"."""
    found = re.search(rf"(?<!\w){_edge(phrase)}", fold(text))
    return found is not None


def _edge(phrase: str) -> str:
    # The end stays open: Lithuanian words, and plurals, continue after their stem ("Norvegij" for "Norvegijos").
    # A digit is the exception: "4" must not be said by "44" or "4.5".
    folded = fold(phrase)
    return re.escape(folded) + (r"(?![\d]|[.,]\d)" if folded[-1:].isdigit() else "")


def says_any(text: str, alternatives: Iterable[str]) -> str | None:
    """Return the first of `alternatives` that `text` says, or None."""
    return next((phrase for phrase in alternatives if says(text, phrase)), None)


def contains(text: str, part: str) -> bool:
    """Whether `part` stands in `text`, both with whitespace folded but otherwise letter for letter."""
    return " ".join(part.split()) in " ".join(text.split())
