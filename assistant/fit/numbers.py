"""Head counts and amounts of money in a description, in either language."""

from __future__ import annotations

import re

from assistant.fit.size import Figures
from corpus.text import fold

_NUMBER = r"(\d{1,3}(?:[ .,\u00a0]\d{3})+|\d+(?:[.,]\d+)?)"
_PEOPLE = (
    r"(?:people|persons?|employees?|staff|workers?|specialists?"
    r"|darbuotoj\w*|zmon\w*|zmog\w*|specialist\w*|etat\w*)"
)
_EMPLOYING = (
    "employ|employs|employing|team of|staff of|work for us|headcount of"
    r"|idarbin\w+|dirba|komandoje|darbuotoju skaicius"
)
_ABOUT = "about|around|over|some|apie|per|virs"
_BEFORE = re.compile(rf"{_NUMBER}[\s-]*(?:\w+\s+)?{_PEOPLE}\b")
_AFTER = re.compile(rf"(?:{_EMPLOYING})\W+(?:{_ABOUT})?\s*{_NUMBER}(?!\s*(?:%|proc|eur|mln|million|metu|years))")
_SCALE = {
    "thousand": 10**3,
    "tukst": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "milijon": 10**6,
    "m": 10**6,
    "mlrd": 10**9,
    "billion": 10**9,
    "milijard": 10**9,
}
_AMOUNT = rf"(?:€|eur[a-z]*)?\s*{_NUMBER}\s*(thousand|tukst|million|milijon|milijard|mln|mlrd|billion|m\b)?"
_GAP = r"[^\d]{0,30}?"
_TURNOVER = re.compile(rf"(?:turnover|revenue|annual sales|apyvart\w*|pajam\w*){_GAP}{_AMOUNT}")
_BALANCE = re.compile(rf"(?:balance(?: sheet)?(?: total)?|total assets|balans\w*|turto verte){_GAP}{_AMOUNT}")


def figures_in(text: str) -> Figures:
    """Return the head count, turnover and balance sheet total that `text` states."""
    plain = fold(text)
    count = _BEFORE.search(plain) or _AFTER.search(plain)
    return Figures(
        employees=_whole(count[1]) if count else None,
        turnover=_money(_TURNOVER, plain),
        balance=_money(_BALANCE, plain),
    )


def _money(pattern: re.Pattern[str], plain: str) -> int | None:
    match = pattern.search(plain)
    if match is None:
        return None
    scale = _SCALE.get(match[2] or "", 1)
    return round(_decimal(match[1]) * scale) if scale > 1 else _whole(match[1])


def _whole(number: str) -> int:
    """Return `number`, whose points, commas and spaces separate thousands."""
    return int(re.sub(r"\D", "", number))


def _decimal(number: str) -> float:
    return float(number.replace(" ", "").replace("\u00a0", "").replace(",", "."))
