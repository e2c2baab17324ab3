"""How things of a kind look in a text, in both languages: whether it holds one, and which."""

from __future__ import annotations

import re

from corpus.knowledge.schema import AnswerType

_NUMBER = r"\d[\d  .,]*"
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|"
    r"sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio"
)
AMOUNT = re.compile(
    rf"(?:EUR|€|NOK|LTL|USD|\$)\s?{_NUMBER}(?:\s?(?:million|billion|thousand|mln\.?|mlrd\.?|tūkst\.?|m|bn)\b)?"
    rf"|{_NUMBER}\s?(?:million|billion|mln\.?|mlrd\.?|tūkst\.?)?\s?(?:EUR|euros?|eur[ųoa]\w*|€|litas|LTL|NOK)",
    re.IGNORECASE,
)
RATE = re.compile(r"\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:%|per\s?cent|percent|proc\b|procent\w*)", re.IGNORECASE)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}}|(?:{_MONTHS})\s+\d{{4}}|\d{{4}}\s+m\.\s+(?:{_MONTHS})(?:\s+\d{{1,2}}\s+d\.)?"
    rf"|(?:in|by|until|since|from|of|each|every|\d{{1,2}})\s+(?:{_MONTHS})|(?:{_MONTHS})\s+(?:\d{{1,2}}|m[eė]n\w*)"
    rf"|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|(?:19|20)\d{{2}})(?!\w)",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\b(?:19|20)\d{2}\s?(?:[-–]|to|iki)\s?(?:(?:19|20)\d{2}|\d{2})\b|\b\d+\s+(?:months?|years?|m[eė]nes\w+|metai|metų|weeks?)\b"
    r"|\b(?:until|since|from|iki|nuo)\b.{0,20}\b(?:19|20)\d{2}",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d+\b(?!-?(?:asis|oj[aio]|aj[aiou]))|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"vien\w+|du|dvi|trys|tris|keturi\w*|penki\w*|seši\w*|septyni\w*|aštuoni\w*|devyni\w*|dešimt)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"https?://\S+|www\.\S+|\b(?:[\w-]+\.)+(?:lt|eu|org|com|net|fi|il|kr)\b(?:/[\w./-]*)?|\S+@\S+|\+\d{3}[\d ]+",
    re.IGNORECASE,
)
PLACE = re.compile(
    rf"\b(?:in|at) (?!(?:{_MONTHS})\b|Lithuania\b|Europe\b)(?-i:[A-ZŠŽČ][a-zšžčėįųū]+)(?! \d)"
    r"|(?<=[\w,] )(?!Lietuvoje\b|Europoje\b)(?-i:[A-ZŠŽČ]\w+(?:uje|oje|ėje|yje|iuose)\b)",
    re.IGNORECASE,
)
"""A place by its look: "in Vilnius"; in Lithuanian a name in the locative, "Vilniuje"."""
PERSON = re.compile(r"\b[A-ZŠŽČĖŪ][a-zšžčėęįųūą]+\s+[A-ZŠŽČĖŪ][^\W\d_A-Z]{2,}\b")
ORGANISATION = re.compile(
    r"\b(?!(?:EUR|LTL|NOK|USD|SME|MVĮ|MTEP)\b)[A-ZŠŽČ]{3,}\b"
    r"|\b(?i:agenc(?:y|ies)|ministr(?:y|ies)|council|institut(?:e|ion)s?|cent(?:re|er)|authorit(?:y|ies)|"
    r"offices?|universit(?:y|ies)|commission|foundation|association|committee|chambers?|society|bank)\b"
    r"|\b(?i:agentūr|ministerij|taryb|institut|institucij|centr|tarnyb|biur|universitet|komisij|fond|asociacij|komitet|"
    r"rūm|draugij|bank)\w*"
)
"""A body by its look: an acronym or a word for a kind of body."""

HOLDS: dict[AnswerType, re.Pattern[str]] = {
    "amount": AMOUNT,
    "rate": RATE,
    "date": DATE,
    "period": PERIOD,
    "count": COUNT,
    "contact": CONTACT,
    "person": PERSON,
    "place": PLACE,
    "organisation": ORGANISATION,
}
"""What text must hold to answer a question of a kind; a kind that is not here is not checked by its look."""

_RANGE = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)\b")
"""Years from one to another are no date: "the guide 2016-2020" does not say when it was published."""


def holds(kind: AnswerType, text: str) -> bool:
    """Return whether `text` holds a thing of `kind`; True for kinds that have no look of their own."""
    pattern = HOLDS.get(kind)
    return pattern is None or pattern.search(_RANGE.sub("", text) if kind == "date" else text) is not None


def without_dates(text: str) -> str:
    """Return `text` without its dates and sums, whose numbers count nothing."""
    return AMOUNT.sub(" ", DATE.sub(" ", text))


def find(kind: AnswerType, text: str) -> list[str]:
    """Return the things of `kind` in `text`, in order, as they stand there."""
    pattern = HOLDS.get(kind)
    found = [match[0].strip(" ,;") for match in pattern.finditer(text)] if pattern else []
    return [thing if thing.endswith((" d.", " m.")) else thing.rstrip(".") for thing in found]
