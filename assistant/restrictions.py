"""What a question restricts its answer to besides the kind of thing: a provision, a currency, a size of firm, a form of
contact, a year. Who asks for a sum in litas is not served with one in euros.

Every rule takes the question, folded, and the text that might answer it; without the restriction it holds.
"""

from __future__ import annotations

import re

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
    r"\b(?:large|big)(?:r|st)? (?:compan|enterpris|firm|business|corporat)\w*|\bdidel\w+ (?:imon|bendrov)\w*"
)
_SMALL = re.compile(r"\b(?:smes?|mvi|smv|small\w*|maz\w+ (?:ir vidutin\w+ )?(?:imon|bendrov)\w*)\b")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)\b")
_OTHER_TIME = re.compile(
    r"\b(before|after|since|until|till|between|prior|earlier|later|next|previous|following|iki|nuo|pries|po|tarp|kitas|"
    r"ankst\w+|velesn\w+)\b"
)
_GUESSED = re.compile(r"^\W*(is|are|was|were|do|does|did|can|could|has|have|had|will|would|ar)\b")
"""Who asks for a yes or a no may name a year that is wrong."""


def keeps_to(plain: str, text: str) -> bool:
    """Return whether `text` is not ruled out by what the folded question `plain` restricts its answer to."""
    return all(rule(plain, text) for rule in (_of_asked_article, _for_asked_size, _of_asked_form, _in_asked_currency))


def _of_asked_article(plain: str, text: str) -> bool:
    """Who asks what article 7 says is not served with article 1."""
    asked = _articles(plain)
    return not asked or asked <= _articles(fold(text))


def _articles(plain: str) -> frozenset[str]:
    return frozenset(provision.number for provision in provisions_in(plain) if provision.word == "article")


def _for_asked_size(plain: str, text: str) -> bool:
    """What holds for small and medium-sized enterprises is no answer to who asks about a large one."""
    if not _LARGE.search(plain) or _SMALL.search(plain):
        return True
    said = fold(text)
    return bool(_LARGE.search(said)) or not _SMALL.search(said)


def _of_asked_form(plain: str, text: str) -> bool:
    """Who asks for a telephone number is not served with a web address."""
    return all(given.search(text) for asked, given in _CONTACTS.items() if asked.search(plain))


def _in_asked_currency(plain: str, text: str) -> bool:
    return all(held.search(text) for asked, held in _CURRENCIES.items() if asked.search(plain))


def of_asked_year(plain: str, text: str) -> bool:
    """Return whether a figure that `text` states may be of the year that the folded question `plain` asks about.

    What is stated of other years alone is not; a period only names what has it.
    """
    if _OTHER_TIME.search(plain) or _GUESSED.search(plain):
        return True
    asked, said = set(_YEAR.findall(_PERIOD.sub("", plain))), set(_YEAR.findall(text))
    return not asked or not said or bool(asked & said) or bool(_PERIOD.search(text))
