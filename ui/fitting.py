"""A fit report as it is shown: cards with reasons and quotes, in the groups a reader needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.fit.facets import Facets
from assistant.fit.finder import Finder
from assistant.fit.judge import Judged, Verdict
from assistant.fit.match import FitReport, ProgrammeFit
from assistant.fit.reasons import day_name
from assistant.library import Library
from corpus.types import Language, Status
from ui.facts import Quote, Stated, quote_of, stated_of


@dataclass(frozen=True, slots=True)
class Reason:
    """The verdict on one criterion in words, and the quote it rests on where there is one."""

    verdict: str
    text: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Card:
    """One programme judged. `standing` is `fits`, `may_fit`, `does_not_fit`, `over` or `not_open`."""

    id: str
    name: str
    standing: str
    reasons: tuple[Reason, ...]
    notice: str
    next_step: str
    website: Stated | None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to the next question."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Next:
    """The question whose answer would change most, its answers (none where a country is asked for), what it changes."""

    facet: str
    question: str
    options: tuple[Option, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits an applicant on a day. `contact` is whom to ask where nothing does."""

    understood: tuple[tuple[str, str], ...]
    open: tuple[Card, ...]
    unknown: tuple[Card, ...]
    ended: tuple[Card, ...]
    ruled_out: tuple[Card, ...]
    unjudged: tuple[str, ...]
    agreements: tuple[Stated, ...]
    next: Next | None
    contact: str
    day: str


def fitting(report: FitReport, finder: Finder, language: Language) -> Fitting:
    """Return `report` as it is shown."""
    view = _View(finder, language)
    live, ended = report.live, report.ended
    rest = [result for result in report.results if result not in live and result not in ended]
    return Fitting(
        understood=tuple(view.understood(report)),
        open=tuple(view.card(result) for result in live if result.door.verdict is Verdict.MET),
        unknown=tuple(view.card(result) for result in live if result.door.verdict is not Verdict.MET),
        ended=tuple(view.card(result) for result in ended),
        ruled_out=tuple(view.card(result) for result in rest),
        unjudged=tuple(result.programme.name.get(language) for result in report.unjudged),
        agreements=tuple(stated_of(fact, finder.library, language) for fact in view.reasons.agreements(report)),
        next=view.next(report),
        contact=view.reasons.contact(report).name.get(language),
        day=day_name(report.day, language),
    )


class _View:
    """Puts what one finder found into one language."""

    def __init__(self, finder: Finder, language: Language) -> None:
        self.library: Library = finder.library
        self.facets: Facets = finder.reader.facets
        self.reasons = finder.renderer.reasons
        self.language = language

    def understood(self, report: FitReport) -> Iterator[tuple[str, str]]:
        for facet in self.facets.all.values():
            values = report.profile.values(facet.id)
            if values:
                yield facet.name.get(self.language), self.reasons.values(facet.id, values, self.language, ", ")

    def card(self, result: ProgrammeFit) -> Card:
        closed = "over" if result.validity.status in (Status.ENDED, Status.SUPERSEDED) else "not_open"
        site = self.reasons.website(result.contact)
        return Card(
            id=result.programme.id,
            name=result.programme.name.get(self.language),
            standing=closed if result.closed else result.fit.value,
            reasons=tuple(self._reason(judged, result) for judged in (*result.criteria, result.door)),
            notice=result.validity.notice.get(self.language) if result.closed and result.validity.notice else "",
            next_step=self.reasons.next_step(result, self.language),
            website=stated_of(site, self.library, self.language) if site else None,
        )

    def _reason(self, judged: Judged, result: ProgrammeFit) -> Reason:
        quote = quote_of(self.library.span_of(judged.pin), self.library, self.language) if judged.pin else None
        return Reason(judged.verdict.value, self.reasons.reason(judged, result, self.language), quote)

    def next(self, report: FitReport) -> Next | None:
        asked = report.ask_next
        if asked is None:
            return None
        facet = self.facets.all[asked.facet]
        options = (Option(value.id, value.name.get(self.language)) for value in facet.values if not value.countries)
        changes = (self.library.entities[key].name.get(self.language) for key in asked.changes)
        return Next(facet.id, facet.question.get(self.language), tuple(options), tuple(changes))
