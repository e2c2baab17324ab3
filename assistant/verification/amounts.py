"""Sums, shares, lengths of time and plain numbers in digits, in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.verification.figure import Figure

_SCALES = {
    "thou": 3,
    "tuks": 3,
    "k": 3,
    "mill": 6,
    "mln": 6,
    "m": 6,
    "bill": 9,
    "bn": 9,
    "mlrd": 9,
    "milijo": 6,
    "milija": 9,
}
"""Powers of ten by how the word begins: milijonas (6) and milijardas (9) differ only later."""
_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "ltl": "LTL",
    "lt": "LTL",
    "lit": "LTL",
    "nok": "NOK",
    "usd": "USD",
    "$": "USD",
}
_CURRENCY = r"(?:€|\$|\beur(?:os?|u|ai|ais|us|as)?\b|\bltl\b|\blt\b|\blit(?:as|ai|u|ais|us)\b|\bnok\b|\busd\b)"
_NUMBER = r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = r"(?:thousand|million|billion|tukst|mln|mlrd|milijon\w+|milijard\w+|bn|(?<=\d)[mk])\b\.?"
_AMOUNT = re.compile(
    rf"(?P<before>{_CURRENCY})?\s?(?<![\w.,])(?P<number>{_NUMBER})(?:\s?(?P<scale>{_SCALE}))?(?:\s?(?P<after>{_CURRENCY})"
    r"|\s?(?P<percent>%|per\s?cent\b|percent\b|proc\b\.?|procent\w*)"
    r"|[\s-](?P<unit>year|month|week|day|hour|minute|metai|metus|metu|menes|savait|dien|valand)\w*)?(?!\w)"
)
_UNITS = {"met": "year", "men": "month", "sav": "week", "die": "day", "val": "hour"}


def amounts(plain: str) -> Iterator[Figure]:
    """Yield the figures written in digits in `plain`, a normalised text."""
    for match in _AMOUNT.finditer(plain):
        currency = (match["before"] or match["after"] or "").strip()
        value = _decimal(match["number"])
        if match["scale"]:
            scale = match["scale"].rstrip(".")
            value *= Decimal(10) ** next(_SCALES[scale[:n]] for n in (6, 4, 3, 2, 1) if scale[:n] in _SCALES)
        kind = "percent" if match["percent"] else "money" if currency else "duration" if match["unit"] else "number"
        start = match.start("before") if match["before"] else match.start("number")
        end = match.start("unit") if match["unit"] else match.end()
        unit = _UNITS.get(match["unit"][:3], match["unit"]) if match["unit"] else _currency(currency)
        yield Figure(kind, start, end, value.normalize(), unit)


def _currency(word: str) -> str:
    return next((code for prefix, code in _CURRENCIES.items() if word and word.startswith(prefix)), "")


def _decimal(number: str) -> Decimal:
    """Return the value of digits with separators: groups of three are thousands, one or two digits are decimals."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[., ]\d{3})+", number):
        return Decimal(re.sub(r"\D", "", number))
    whole, _, decimals = re.sub(r"[ ,]", ".", number).rpartition(".")
    return Decimal(f"{re.sub(r'[.]', '', whole)}.{decimals}" if whole else decimals)
