"""The parts of an agreement that a question names: "article 3(2)", "point (a) of article 3", "3 straipsnio 2 dalis".

A provision is asked for by its number, and its number says nothing of what it is about: neither the embedding nor the
catalogue can know it. So such questions are read by rule, and answered by the mark under which passages are cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:bis|ter|[a-z])?|[ivxlc]{1,7}"
_ENGLISH = re.compile(
    rf"\b(?P<word>article|art\.?|section|chapter|annex|appendix) (?:no\.? ?)?(?P<number>{_NUMBER})\b"
    r"(?P<steps>(?:\.\d{1,3})*(?: ?\( ?\w{1,4} ?\))*)"
)
_LITHUANIAN = re.compile(
    rf"\b(?P<number>{_NUMBER})(?: ?- ?\w{{1,5}})?\.? (?P<word>straipsn\w+|str\.|skyri\w+|skirsn\w+|pried\w+)"
)
_LITHUANIAN_ANNEX = re.compile(rf"\b(?P<word>pried\w+) (?:nr\.? ?)?(?P<number>{_NUMBER})\b")
_PARAGRAPH = re.compile(r"\bparagraph \(?(\d{1,3})\)?|\b(\d{1,3})(?: ?- ?\w{1,5})?\.? dal(?:is|ies|i|ia|yje)\b")
_POINT = re.compile(
    r"\b(?:point|clause|letter|subparagraph|sub-paragraph|item) \(?([a-z]|\d{1,3})\)|"
    r"\b(?:point|clause|letter|subparagraph|sub-paragraph|item) ([a-hj-z]|\d{1,3})\b|\b([a-z]|\d{1,3})\)? ?punkt\w+"
)
_BEGUN = {"art": "article", "str": "article", "skyri": "chapter", "skirsn": "section", "pried": "annex"}
_BEGUN |= {"section": "section", "chapter": "chapter", "annex": "annex", "appendix": "annex"}
"""How the words for each kind of part begin, in either language."""
_IN_ENGLISH = {
    "article": ("Article",),
    "section": ("Section",),
    "chapter": ("Chapter",),
    "annex": ("Annex", "Appendix"),
}
_IN_LITHUANIAN = {
    "article": ("straipsnis", "straipsnio"),
    "section": ("skirsnis", "skirsnio"),
    "chapter": ("skyrius", "skyriaus"),
    "annex": ("priedas", "priedo"),
}
_STEPS = (("dalis", "punktas", "papunktis"), ("punktas", "papunktis", "papunktis"))
"""Paragraphs and points of an article; or points alone."""
_GENITIVE = {"dalis": "dalies", "punktas": "punkto", "papunktis": "papunkčio"}
_CASES = (*_IN_LITHUANIAN.values(), *_GENITIVE.items())


@dataclass(frozen=True, slots=True)
class Provision:
    """An article (section, chapter, annex) and the steps below it: article 3, ("2", "a"); `annex` is where it stands
    in one."""

    word: str
    number: str
    steps: tuple[str, ...] = ()
    annex: str = ""

    @property
    def marks(self) -> frozenset[str]:
        """Every way in which it is cited, in either drafting (see `Passage.mark`)."""
        return frozenset((*self._english(), *self._lithuanian()))

    @property
    def openings(self) -> frozenset[str]:
        """How the marks of all that stands below it begin."""
        english = (f"{mark}{sign}" for mark in self._english() for sign in "(.")
        lithuanian = (
            f"{mark.removesuffix(own)}{genitive} "
            for mark in self._lithuanian()
            for own, genitive in _CASES
            if mark.endswith(own)
        )
        return frozenset((*english, *lithuanian))

    def _english(self) -> Iterator[str]:
        steps = "".join(f"({step})" for step in self.steps)
        for word in _IN_ENGLISH[self.word]:
            names = [f"{word} {self.number}{steps}"]
            if self.steps:  # articles whose paragraphs carry its number: Article 3.1
                names.append(f"{word} {self.number}.{steps[1:].replace(')', '', 1)}")
            leads = [f"{name} {self.annex}, " for name in _IN_ENGLISH["annex"]] if self.annex else [""]
            yield from (lead + name for lead in leads for name in names)

    def _lithuanian(self) -> Iterator[str]:
        own, genitive = _IN_LITHUANIAN[self.word]
        lead = f"{self.annex} priedo " if self.annex else ""
        if not self.steps:
            yield f"{lead}{self.number} {own}"
            return
        for names in _STEPS:
            yield f"{lead}{self.number} {genitive} {_chain(self.steps, names)}"
        yield lead + _chain((f"{self.number}.{self.steps[0]}", *self.steps[1:]), _STEPS[1])


def provisions_in(plain: str) -> tuple[Provision, ...]:
    """Return the provisions that a folded question names; paragraph and point only where it names one article."""
    found = [hit for pattern in (_ENGLISH, _LITHUANIAN, _LITHUANIAN_ANNEX) for hit in pattern.finditer(plain)]
    read = [Provision(_word(hit), _number(hit["number"]), _steps(hit)) for hit in found]
    annexes = [provision for provision in read if provision.word == "annex"]
    others = list(dict.fromkeys(provision for provision in read if provision.word != "annex"))
    if not others:
        return tuple(dict.fromkeys(annexes))
    annex = annexes[0].number if annexes else ""
    below = _below(plain) if len(others) == 1 else ()
    return tuple(Provision(p.word, p.number, p.steps + below[len(p.steps) :], annex) for p in others)


def _chain(steps: tuple[str, ...], names: tuple[str, ...]) -> str:
    pairs = list(zip(steps, names, strict=False))
    outer = [f"{step} {_GENITIVE[name]}" for step, name in pairs[:-1]]
    return " ".join([*outer, " ".join(pairs[-1])])


def _word(hit: re.Match[str]) -> str:
    return next(word for start, word in _BEGUN.items() if hit["word"].startswith(start))


def _number(number: str) -> str:
    return number if number[0].isdigit() else number.upper()


def _steps(hit: re.Match[str]) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", hit.groupdict().get("steps") or ""))


def _below(plain: str) -> tuple[str, ...]:
    """Return the paragraph and the point that are named in words."""
    found = (pattern.search(plain) for pattern in (_PARAGRAPH, _POINT))
    return tuple(next(filter(None, hit.groups())) for hit in found if hit)
