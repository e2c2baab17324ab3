"""An applicant's profile: what was said, what follows from it, and whether it holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.fit.facets import APPLICANT, COUNTRY, HOME, LITHUANIA, NEED, PARTNER, SIZE, Facets
from assistant.fit.size import Figures, size_of
from assistant.fit.wording import say
from corpus.errors import ProfileError
from corpus.types import Language

COMPANY, HAS, SEEKS, WANTED, NONE, PARTNER_SEARCH = "company", "has", "seeks", "wanted", "none", "partner-search"
_SINGLE = (HOME, SIZE)
"""Facets of which an applicant has one value."""


@dataclass(frozen=True, slots=True)
class Heard:
    """That an applicant has `value` for `facet`: the words that say so, and whether they are his own."""

    facet: str
    value: str
    said: str
    how: Literal["text", "flag", "inferred"] = "text"


@dataclass(frozen=True, slots=True)
class Profile:
    """An applicant, understood. Facets he said nothing of have no values."""

    heard: tuple[Heard, ...]
    figures: Figures
    language: Language = "en"
    text: str = ""

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values of `facet`, sorted."""
        return tuple(sorted({entry.value for entry in self.heard if entry.facet == facet}))

    def to_json(self, facets: Facets) -> dict[str, Any]:
        """Return the JSON form: a list of values for every facet, the figures, and the words each value rests on."""
        return {
            **{facet: list(self.values(facet)) for facet in facets.all},
            "employees": self.figures.employees,
            "turnover_eur": self.figures.turnover,
            "balance_eur": self.figures.balance,
            "text": self.text,
            "language": self.language,
            "understood": [
                {"facet": entry.facet, "value": entry.value, "said": entry.said, "how": entry.how}
                for entry in self.heard
            ],
        }


def settle(
    heard: Iterable[Heard], figures: Figures, facets: Facets, language: Language = "en", text: str = ""
) -> Profile:
    """Return the profile that `heard` and `figures` make, with what follows from them.

    Raises:
        ProfileError: they contradict each other, or there are none.
    """
    said = list(dict.fromkeys(heard))
    if not said and not figures.any():
        raise ProfileError(say("empty", language), remedy=say("empty_remedy", language))
    said = _with_partner(said, language)
    said += _countries(said)
    said = _with_size(said, figures, facets, language)
    said += _implied(said)
    said = [entry for entry in said if entry.value in facets.narrowest(entry.facet, _values(said, entry.facet))]
    for facet in _SINGLE:
        _one_value(facet, said, facets, language)
    return Profile(tuple(said), figures, language, text)


def _values(heard: Sequence[Heard], facet: str) -> list[str]:
    return [entry.value for entry in heard if entry.facet == facet]


def _with_partner(heard: list[Heard], language: Language) -> list[Heard]:
    """Settle the partner: who says he has none and looks for one, looks for one; has and has none contradict."""
    values = _values(heard, PARTNER)
    if NONE in values and SEEKS in values:
        heard = [entry for entry in heard if (entry.facet, entry.value) != (PARTNER, NONE)]
    elif NONE in values and HAS in values:
        raise _contradiction([entry for entry in heard if entry.facet == PARTNER], language)
    return heard


def _countries(heard: Sequence[Heard]) -> Iterator[Heard]:
    """Who is not in Lithuania brings his own country into the cooperation."""
    for entry in heard:
        if entry.facet == HOME and entry.value != LITHUANIA and entry.value not in _values(heard, COUNTRY):
            yield Heard(COUNTRY, entry.value, entry.said, "inferred")


def _with_size(heard: list[Heard], figures: Figures, facets: Facets, language: Language) -> list[Heard]:
    applicants = _values(heard, APPLICANT)
    if not figures.any() or (applicants and COMPANY not in applicants):
        return heard
    found = size_of(figures, facets.all[SIZE])
    if found is None:
        return heard
    entry = Heard(SIZE, found, figures.said(language), "inferred")
    for other in (other for other in heard if other.facet == SIZE):
        related = {found in facets.wider(SIZE, other.value), other.value in facets.wider(SIZE, found)}
        if related == {False}:
            raise _contradiction([other, entry], language)
    return [*heard, entry]


def _implied(heard: Sequence[Heard]) -> Iterator[Heard]:
    sizes = [entry for entry in heard if entry.facet == SIZE]
    if sizes and not _values(heard, APPLICANT):
        yield Heard(APPLICANT, COMPANY, sizes[0].said, "inferred")
    partner = next((entry for entry in heard if entry.facet == PARTNER), None)
    country = next((entry for entry in heard if entry.facet == COUNTRY), None)
    if partner is None and country is not None:
        yield Heard(PARTNER, WANTED, country.said, "inferred")
    if partner is not None and partner.value == SEEKS and PARTNER_SEARCH not in _values(heard, NEED):
        yield Heard(NEED, PARTNER_SEARCH, partner.said, "inferred")


def _one_value(facet: str, heard: Sequence[Heard], facets: Facets, language: Language) -> None:
    entries = [entry for entry in heard if entry.facet == facet]
    if len(facets.narrowest(facet, (entry.value for entry in entries))) > 1:
        raise _contradiction(entries, language)


def _contradiction(entries: Sequence[Heard], language: Language) -> ProfileError:
    said = "; ".join(dict.fromkeys(f"“{entry.said}” ({entry.value})" for entry in entries))
    return ProfileError(say("contradiction", language, said=said), remedy=say("contradiction_remedy", language))
