"""The shape of `facets.yaml` and `criteria.yaml`: what an applicant can say of himself, and what programmes ask for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from corpus.knowledge.schema import Bilingual, Identifier, Pin, Strict

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Value = Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2})$", max_length=60)]
"""A value of a facet, or the ISO 3166 code of a country."""
ABROAD = "abroad"
"""In place of country codes: any country but Lithuania."""


class Ceilings(Strict):
    """What a size class has fewer `employees` than, and the amounts in EUR of which it exceeds at most one."""

    employees: Annotated[int, Field(gt=0)]
    turnover: Annotated[int, Field(gt=0)]
    balance: Annotated[int, Field(gt=0)]


class FacetValue(Strict):
    """One value of a facet and the words that say it, in either language."""

    id: Identifier
    name: Bilingual
    en: tuple[str, ...] = ()
    """Words and phrases; a word also matches longer ones that begin with its stem, a phrase with words between."""
    lt: tuple[str, ...] = ()
    within: Identifier | None = None
    """A wider value of the same facet: small is within sme."""
    tells: bool = True
    """Whether meeting it says that a programme may fit; that an applicant is a company says next to nothing."""
    generic: bool = False
    """Whether it says too little to be held against a programme: every applicant needs funding."""
    countries: tuple[CountryCode, ...] = ()
    """For a region: the countries it stands for."""
    ceilings: Ceilings | None = None
    ask: Identifier | None = None
    """The body such an applicant asks where nothing fits."""


class Facet(Strict):
    """Something an applicant can say of himself. `question` asks for it. Without values, its values are countries."""

    id: Identifier
    name: Bilingual
    question: Bilingual
    values: tuple[FacetValue, ...] = ()


class Window(Strict):
    """Days, both included, on which something was or will be open; an unknown first or last day is left out."""

    since: date | None = None
    until: date | None = None
    pin: Pin

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since is None and self.until is None:
            raise ValueError("give since, until or both")
        if self.since and self.until and self.since > self.until:
            raise ValueError("since is after until")
        return self


class Criterion(Strict):
    """What a programme asks of one facet, because `pin` says so.

    Any of `accepts` meets it; any of `rejects` does not. Values in neither are `excluded`, or `open` where the
    documents name some without ruling out others. Neither list: the documents leave the facet open.
    """

    facet: Identifier
    accepts: tuple[Value, ...] = ()
    rejects: tuple[Value, ...] = ()
    others: Literal["excluded", "open"] = "excluded"
    pin: Pin | None = None

    @model_validator(mode="after")
    def _pinned(self) -> Self:
        if (self.accepts or self.rejects) and self.pin is None:
            raise ValueError("what is accepted or rejected needs a pin")
        if self.accepts and self.rejects:
            raise ValueError("give accepts or rejects, not both")
        return self


class Criteria(Strict):
    """Whom one programme is for, and when it is open, as far as the documents say."""

    programme: Identifier
    criteria: tuple[Criterion, ...]
    period: Window | None = None
    """The life of the programme where its entity has no validity of its own; outside it nothing is open."""
    windows: tuple[Window, ...] = ()
    """Calls and other times of being open."""
    suspended: Pin | None = None
    """Says that nothing can be applied for although no end is known."""
    contact: Identifier
    """The body to ask."""
