"""Dates in a folded text, written in either language or in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification.figure import Figure

_MONTHS = (
    r"jan(?:uary)?\b|saus(?:is|io|i|yje)\b", r"feb(?:ruary)?\b|vasari?(?:is|io|i|yje)\b|vasario?\b|vasari\b",
    r"mar(?:ch)?\b|kov(?:as|o|a|e)\b", r"apr(?:il)?\b|balan[dz]\w+", r"may\b|geguz\w+", r"june?\b|birzel\w+",
    r"july?\b|liep(?:a|os|oje)\b", r"aug(?:ust)?\b|rugpju\w+", r"sept?(?:ember)?\b|rugsej\w+",
    r"oct(?:ober)?\b|spal(?:is|io|i|yje)\b", r"nov(?:ember)?\b|lapkri\w+", r"dec(?:ember)?\b|gruod\w+",
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{number}>{pattern})" for number, pattern in enumerate(_MONTHS, start=1))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern.replace("MONTH", rf"(?:{_MONTH})").replace("DAY", _DAY))
    for pattern in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})[-./](?P<n>\d{1,2})[-./](?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?:(?P<d>DAY)\s*(?:and|to|-)\s*)?(?P<d2>DAY)\s+(?:of\s+)?MONTH,?(?:\s+(?P<y>(?:19|20)\d\d))?(?!\d)",
        r"\bMONTH\s+(?P<d>DAY),?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        r"\bMONTH,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)\s*(?:m\.|met(?:u|ais|ai))?\s+)?MONTH(?:\s+men\.?)?\s+(?P<d>\d{1,2})(?:\s*-\s*(?P<d2>\d{1,2}))?\s*d(?:\.|ien\w+|\b)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:m\.|met(?:u|ais|ai))?\s+MONTH(?:\s+men(?:\.|es\w+))?",
        r"(?<![\d.,/-])(?<!eur )(?<!nok )(?<!ltl )(?<![€$])(?<![€$] )"
        r"(?P<y>(?:19|20)\d\d)(?![.,]?\d|\s?(?:%|eur\b|€|mln|million))",
        r"(?<=\d-)(?P<y>(?:19|20)\d\d)(?!\d)",
    )
)


def dates(plain: str) -> Iterator[Figure]:
    """Yield the dates in `plain`, a normalised text; two days of one month are two dates."""
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            found = list(_from_date(match))
            taken += [(start, end)] if found else []
            yield from found


def _from_date(match: re.Match[str]) -> Iterator[Figure]:
    parts = match.groupdict()
    month = int(
        parts.get("n") or next((key[1:] for key, text in parts.items() if text and re.fullmatch(r"m\d+", key)), 0)
    )
    days = [int(re.sub(r"\D", "", text)) for key in ("d", "d2") if (text := parts.get(key))]
    if month > 12 or any(not 0 < day < 32 for day in days):
        return
    # Two days of one month share the stretch of text; the second starts a character on, to keep them apart.
    middle = match.start() + 1
    spans = [(match.start(), match.end())] if len(days) < 2 else [(match.start(), middle), (middle, match.end())]
    for (start, end), day in zip(spans, days or [0], strict=True):
        yield Figure("date", start, end, year=int(parts.get("y") or 0), month=month, day=day)
