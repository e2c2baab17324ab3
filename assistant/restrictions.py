"""What a question restricts its answer to besides the kind of thing: a provision, a currency, a size of firm, a form of
contact, a year. Who asks for a sum in litas is not served with one in euros.

A question, folded, sets the rules that a text must keep to that might answer it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.measures import MEASURES
from assistant.provisions import provisions_in
from corpus.text import fold

_CONTACTS = {
    re.compile(r"\b(?:phone|telephone|telefon\w*)\b"): re.compile(r"\+?\d[\d ()-]{6,}"),
    re.compile(r"\b(?:e-?mail|el\.? ?past\w*)\b"): re.compile(r"\S+@\S+"),
}
_CURRENCIES = {
    re.compile(r"\b(?:litas|litais|litu|litus|ltl)\b"): re.compile(r"\b(?:LTL|Lt|litas|lit[ųa]\w*)\b"),
    re.compile(r"\b(?:nok|norwegian kron\w+|norvegijos kron\w+)\b"): re.compile(r"\b(?:NOK|kron\w+)\b"),
    re.compile(r"\b(?:dollars?|usd|doleri\w+)\b"): re.compile(r"\b(?:USD|dollars?|doleri\w+)\b|\$"),
}
_LARGE = re.compile(
    r"\b(?:large|big)(?:r|st)? (?:\w+ )?(?:compan|enterpris|firm|business|corporat)\w*"
    r"|\bdidel\w+ (?:\w+ )?(?:imon|bendrov)\w*"
)
_SMALL = re.compile(r"\b(?:smes?|mvi|smv|small\w*|maz\w+ (?:ir vidutin\w+ )?(?:imon|bendrov)\w*)\b")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d|\d\d)\b")
_OTHER_TIME = re.compile(
    r"\b(before|after|since|until|till|between|prior|earlier|later|next|previous|following|iki|nuo|pries|po|tarp|kitas|"
    r"ankst\w+|velesn\w+)\b"
)
_GUESSED = re.compile(r"^\W*(is|are|was|were|do|does|did|can|could|has|have|had|will|would|ar)\b")
"""Who asks for a yes or a no may name a year that is wrong."""
_LEAST = re.compile(r"\b(?:minimum|minimal\w*|smallest|shortest|lowest|maziausi\w*|trumpiausi\w*)\b")
_MOST = re.compile(r"\b(?:maximum|max|maximal\w*|largest|longest|highest|didziausi\w*|ilgiausi\w*|daugiausi\w*)\b")
_RANGE = re.compile(r"\d[\d.,\s]*(?:to|iki|[-–])\s?(?:EUR\s)?\d")
_FROM_BELOW = re.compile(r"\b(?:at least|minimum|not less|no less|bent|maziausiai|ne (?:maziau|trumpiau))\b")
_FROM_ABOVE = re.compile(
    r"\b(?:at most|up to|maximum|not more|no more|at the most|daugiausia|ne (?:daugiau|ilgiau)|iki \d)"
)
_UNTIL = re.compile(
    r"\b(?:until when|until (?:what|which)|till when|iki koki\w+|"
    r"expir\w+|how long (?:is|was|are) \w+ (?:\w+ )?valid|iki kada|iki kurios|kada baig\w+)\b"
)
_SINCE = re.compile(r"\b(?:since|nuo)\b[^.;,]{0,20}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:until|till|after|stop\w*|end(?:s|ed|ing)?|clos\w+|expir\w+|(?<!took )(?<!take )(?<!taken )over|deadline|"
    r"lasted|years?|months?|days?|term|"
    r"iki|baig\w*|pabaig\w*|pasibaig\w*|uzdaryt\w*|met(?:ai|us|u)|menes\w+)\b"
    r"|\b(?:19|20)\d\d\s?(?:[-–]|to)\s?(?:(?:19|20)\d\d|\d\d)\b"
)


Rule = Callable[[str], bool]
"""Whether a text may answer a question."""


def keeps_to(plain: str, asks: str, text: str) -> bool:
    """Return whether `text` is not ruled out by what the folded question `plain` restricts its answer to.

    `asks` is what of it asks, after what it tells first: "They no longer answer the phone. Who has taken over?"
    """
    return all(rule(text) for rule in _rules(plain, asks))


@lru_cache(maxsize=256)
def _rules(plain: str, asks: str) -> tuple[Rule, ...]:
    """Return the rules that a question sets; most set none, and all evidence is held against them."""
    makers = (_of_article, _for_size, _in_currency, _of_measure, _to_end, _within, _in_period)
    rules = (_of_form(asks), *(maker(plain) for maker in makers))
    return tuple(rule for rule in rules if rule)


def _of_article(plain: str) -> Rule | None:
    """Who asks what article 7 says is not served with article 1."""
    asked = _articles(plain)
    return (lambda text: asked <= _articles(fold(text))) if asked else None


def _articles(plain: str) -> frozenset[str]:
    return frozenset(provision.number for provision in provisions_in(plain) if provision.word == "article")


def _for_size(plain: str) -> Rule | None:
    """What holds for small and medium-sized enterprises is no answer to who asks about a large one."""
    if not _LARGE.search(plain) or _SMALL.search(plain):
        return None
    return lambda text: bool(_LARGE.search(fold(text))) or not _SMALL.search(fold(text))


def _of_form(asks: str) -> Rule | None:
    """Who asks for a telephone number is not served with a web address."""
    return _having([given for asked, given in _CONTACTS.items() if asked.search(asks)])


def _in_currency(plain: str) -> Rule | None:
    return _having([held for asked, held in _CURRENCIES.items() if asked.search(plain)])


def _having(wanted: Sequence[re.Pattern[str]]) -> Rule | None:
    return (lambda text: all(held.search(text) for held in wanted)) if wanted else None


def _of_measure(plain: str) -> Rule | None:
    having = _having([held for asked, held in MEASURES.items() if asked.search(plain)])
    return (lambda text: having(fold(text))) if having else None


def asks_until_when(plain: str) -> bool:
    """Return whether the folded question `plain` asks until when something holds."""
    return bool(_UNTIL.search(plain))


def _to_end(plain: str) -> Rule | None:
    """Until when something holds is not told by the day on which it was signed."""
    return (lambda text: bool(_ENDS.search(fold(text)))) if asks_until_when(plain) else None


def _within(plain: str) -> Rule | None:
    """What it is at most does not tell what it is at least; a bare figure may be the highest, hardly the lowest."""
    least, most = bool(_LEAST.search(plain)), bool(_MOST.search(plain))
    if least == most:
        return None
    if least:
        return lambda text: bool(_FROM_BELOW.search(fold(text)) or _RANGE.search(text))
    return lambda text: (
        bool(_FROM_ABOVE.search(fold(text)) or _RANGE.search(text)) or not _FROM_BELOW.search(fold(text))
    )


def _in_period(plain: str) -> Rule | None:
    """What is stated of other periods alone is not of the one that is named, unless the question weighs times."""
    asked = _periods(plain)
    if not asked or _OTHER_TIME.search(plain) or _GUESSED.search(plain):
        return None

    def rule(text: str) -> bool:
        said = _periods(text)
        return not said or any(len(one & other) > 1 for one in asked for other in said)

    return rule


def _periods(text: str) -> list[set[int]]:
    """Return the years of each period that `text` names."""
    found = []
    for first, last in _PERIOD.findall(text):
        end = int(last) if len(last) == len(first) else int(first[:2] + last)
        found.append(set(range(int(first), end + 1)))
    return found


def in_time_of(plain: str, name: str) -> bool:
    """Return whether the one year that the folded question `plain` asks about is within that of a thing whose `name`
    tells from when until when it held ("2015-2021", "since 2021"); one whose name tells neither held at any time."""
    asked = {int(year) for year in _YEAR.findall(_PERIOD.sub("", plain))}
    if len(asked) != 1 or _OTHER_TIME.search(plain):
        return True
    year, held, since = asked.pop(), _periods(name), [int(first) for first in _SINCE.findall(name)]
    if not held and not since:
        return True
    return any(year in period for period in held) or any(year >= first for first in since)


def of_asked_year(plain: str, text: str) -> bool:
    """Return whether a figure that `text` states may be of the year that the folded question `plain` asks about.

    What is stated of other years alone is not; a period only names what has it, and what is so since a year is so in
    those after it.
    """
    if _OTHER_TIME.search(plain) or _GUESSED.search(plain):
        return True
    asked, said = set(_YEAR.findall(_PERIOD.sub("", plain))), set(_YEAR.findall(text))
    since = (int(year) for year in _SINCE.findall(text))
    if any(first <= int(year) for first in since for year in asked):
        return True
    return not asked or not said or bool(asked & said) or bool(_PERIOD.search(text))
