"""The parts of agreements and laws, in English and Lithuanian drafting, and how each is cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["annex", "chapter", "section", "article"]

_WORDS: dict[str, Part] = {
    "annex": "annex", "appendix": "annex", "schedule": "annex", "protocol": "annex", "part": "annex", "title": "annex",
    "chapter": "chapter", "section": "section", "article": "article", "art.": "article",
    "priedas": "annex", "dalis": "annex", "skyrius": "chapter", "skirsnis": "section", "poskyris": "section",
    "straipsnis": "article",
}  # fmt: skip
LEVELS: dict[Part, int] = {"annex": 11, "chapter": 12, "section": 13, "article": 14}
"""Below the levels that a format gives its headings, above those of lines that only look like headings."""
_GENITIVE = {
    "straipsnis": "straipsnio", "priedas": "priedo", "skyrius": "skyriaus", "skirsnis": "skirsnio",
    "poskyris": "poskyrio", "dalis": "dalies", "punktas": "punkto", "papunktis": "papunkčio",
}  # fmt: skip
_TRANSLATED = {
    "annex": "priedas", "appendix": "priedas", "schedule": "priedas", "protocol": "protokolas", "part": "dalis",
    "title": "dalis", "chapter": "skyrius", "section": "skirsnis", "article": "straipsnis", "art.": "straipsnis",
    "priedas": "Annex", "dalis": "Part", "skyrius": "Chapter", "skirsnis": "Section", "poskyris": "Section",
    "straipsnis": "Article",
}  # fmt: skip

_NUMBER = r"\d{1,3}(?:bis|ter|[a-z])?|(?-i:[IVXLC]{1,7})|(?-i:[A-Z])"
_SEPARATOR = r"(?P<sep>\s*[.:–—-](?:\s+|$)|\s+|$)"
_ENGLISH = re.compile(
    rf"(?P<word>article|art\.|section|chapter|part|title|annex|appendix|schedule|protocol)"
    rf"\s+(?:no\.?\s*)?(?P<number>{_NUMBER}){_SEPARATOR}",
    re.IGNORECASE,
)
_LITHUANIAN = re.compile(
    rf"(?P<number>\d{{1,3}}[¹²³⁴⁵⁶⁷⁸⁹]*|(?-i:[IVXLC]{{1,7}})|(?-i:[A-ZĄČĘĖĮŠŲŪŽ]{{3,}}(?:ASIS|IS|OJI|A)))\.?\s+"
    rf"(?P<word>straipsnis|skyrius|skirsnis|poskyris|dalis|priedas){_SEPARATOR}",
    re.IGNORECASE,
)
_LITHUANIAN_ANNEX = re.compile(rf"(?P<word>priedas)\s+(?:Nr\.?\s*)?(?P<number>{_NUMBER}){_SEPARATOR}", re.IGNORECASE)
_BARE_ANNEX = re.compile(r"(?P<word>annex|appendix|priedas)(?P<number>)(?P<sep>$)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:shall|will|may|must|is|are|was|were|has|have|agrees?|undertakes?|yra|turi|gali|privalo|įsipareigoja|"
    r"susitaria|skatina|bendradarbiauja|taikom[ai]s?|laikom[ai]s?)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"[\"“„«](?P<term>[^\"“”„«»\n]{2,80})[\"”“»][\s,]*(?:\([^)]*\)\s*)?"
    r"(?:means|shall mean|refers to|has the meaning|[–—-]\s*(?:tai\s)?|reiškia|suprantam)",
    re.IGNORECASE,
)
_SIGNED = (
    (re.compile(r"IN WITNESS WHEREOF|(?:Done|Signed)\s+(?:at|in)\s+\S", re.IGNORECASE), "Signatures"),
    (
        re.compile(r"TAI LIUDYDAMI|(?:Sudaryt|Priimt|Pasirašyt)a\s+.{0,200}?(?:egzempliori|\d{4})", re.I | re.S),
        "Parašai",
    ),
)
MAX_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Label:
    """What a line names itself: `Article 3`. `end` is where the words after it begin; `inline` says that they are
    the text itself, not a title."""

    word: str
    number: str
    end: int
    bare: bool = False
    inline: bool = False

    @property
    def part(self) -> Part:
        """What kind of part it is."""
        return _WORDS[self.word.lower()]

    @property
    def lithuanian(self) -> bool:
        """Whether it is drafted in Lithuanian."""
        return self.word.lower() in _GENITIVE

    @property
    def names(self) -> tuple[str, str]:
        """What it is called in its own language and in the other one."""
        own, other = self.word.lower(), _TRANSLATED[self.word.lower()]
        lithuanian, english = (own, other) if self.lithuanian else (other, own.replace("art.", "article").capitalize())
        pair = f"{self.number} {lithuanian}".strip(), f"{english} {self.number}".strip()
        return pair if self.lithuanian else pair[::-1]


def label_of(line: str) -> Label | None:
    """Return the label that `line` is headed by; None for other lines, and for a sentence that begins with one."""
    for pattern in (_ENGLISH, _LITHUANIAN, _LITHUANIAN_ANNEX, _BARE_ANNEX):
        if found := pattern.match(line):
            break
    else:
        return None
    rest = line[found.end() :].strip()
    label = Label(found["word"], found["number"] or "", found.end(), bare=not rest)
    if not rest or (is_title(rest) and len(line) <= MAX_TITLE_CHARS):
        return label
    if rest[0].isupper() and found["sep"].strip():
        return Label(label.word, label.number, label.end, inline=True)
    return None


def is_title(line: str) -> bool:
    """Return whether `line` can be the title of an article: short, no sentence, no part of one."""
    opens = line[0].isupper() or line[0] in '"“„(' or line[0].isdigit()
    ended = line[-1] in ";,:" or (line[-1] == "." and len(line.split()) > 8)
    return opens and not ended and len(line) <= MAX_TITLE_CHARS and not _VERB.search(line)


def signature_section(text: str) -> str | None:
    """Return the name of the closing section if `text` opens it: the formula above the signatures."""
    return next((name for pattern, name in _SIGNED if pattern.match(text)), None)


def defined_term(text: str) -> str | None:
    """Return the term that `text` defines, None where it defines none."""
    found = _DEFINITION.match(text)
    return found["term"].strip() if found else None


def place(labels: Sequence[Label], path: Sequence[str]) -> str:
    """Return how the entry at `path` under `labels` (outermost first) is cited: `Article 3(2)(a)`, or
    `3 straipsnio 2 dalies a punktas`; the empty string where nothing is labelled."""
    if not labels:
        return ""
    label = labels[-1]
    annex = next((outer.names[0] for outer in labels[:-1] if outer.part == "annex"), None)
    if label.lithuanian:
        return _lithuanian_place(label, path, annex)
    own = label.names[0]
    if _repeats(label, path):
        own, path = own.removesuffix(label.number) + path[0], path[1:]
    cited = own + "".join(f"({step.rstrip(')')})" for step in path)
    return f"{annex}, {cited}" if annex else cited


def _repeats(label: Label, path: Sequence[str]) -> bool:
    """Whether the entries of an article carry its number themselves: 3.1, 3.2."""
    return label.part in ("article", "section") and bool(path) and path[0].startswith(f"{label.number}.")


def _lithuanian_place(label: Label, path: Sequence[str], annex: str | None) -> str:
    """Numbers with a full stop are the paragraphs (dalys) of an article, with a bracket its points (punktai)."""
    names = ["punktas", *["papunktis"] * len(path)]
    if label.part == "article" and path and path[0].isdigit():
        names = ["dalis", *names]
    steps = [] if _repeats(label, path) else [(label.number, label.word.lower())]
    steps += [(step.rstrip(")"), name) for step, name in zip(path, names, strict=False)]
    *outer, (number, name) = steps
    words = [f"{n} {_GENITIVE[w]}".strip() for n, w in outer] + [f"{number} {name}".strip()]
    lead = re.sub(r"priedas$", "priedo ", annex) if annex else ""
    return lead + " ".join(words)
