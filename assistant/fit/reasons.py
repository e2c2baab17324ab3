"""Why: every verdict in words, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from assistant.fit.facets import APPLICANT, COUNTRY, Facets
from assistant.fit.judge import OPEN, Judged, Verdict
from assistant.fit.match import FitReport, ProgrammeFit
from assistant.fit.wording import say
from assistant.library import Fact, Library
from corpus.knowledge.criteria import ABROAD
from corpus.knowledge.schema import Entity
from corpus.types import Language, Status

DEFAULT_CONTACT = "innovation-agency"
WEBSITE, AGREEMENTS = "website", "agreements"


class Reasons:
    """Words for verdicts, with the names of one library."""

    def __init__(self, library: Library, facets: Facets) -> None:
        self._library, self._facets = library, facets
        self._countries = {entity.country: entity.name for entity in library.countries}

    def reason(self, judged: Judged, result: ProgrammeFit, language: Language) -> str:
        """Return the verdict on one criterion, with what it rests on."""
        name = self.label(judged.name, language)
        if judged.name == OPEN:
            return self._door(judged, result, name, language)
        given = self.values(judged.name, judged.given, language, ", ")
        asked = self.values(judged.name, judged.accepts or judged.rejects, language)
        if judged.verdict is Verdict.MET:
            return say("met", language, label=name, given=given)
        if judged.verdict is Verdict.NOT_MET:
            key = "refused" if judged.rejects else "not_met"
        elif judged.silent == "applicant":
            key = "you_silent_refused" if judged.rejects else "you_silent"
        else:
            key = "documents_name" if judged.accepts and judged.given else "documents_silent"
        return say(key, language, label=name, given=given, asked=asked, refused=asked)

    @staticmethod
    def _door(judged: Judged, result: ProgrammeFit, name: str, language: Language) -> str:
        until = day_name(judged.until, language) if judged.until else ""
        if judged.verdict is Verdict.MET:
            return say("open_met" if until else "open_met_no_end", language, label=name, until=until)
        if judged.verdict is Verdict.NOT_STATED:
            return say("open_last_known" if until else "open_not_stated", language, label=name, until=until)
        over = result.validity.status in (Status.ENDED, Status.SUPERSEDED) and until
        return say("open_ended" if over else "open_not_met", language, label=name, until=until)

    def label(self, name: str, language: Language) -> str:
        """Return the name of a criterion."""
        return say("open", language) if name == OPEN else self._facets.all[name].name.get(language)

    def values(self, facet: str, values: Sequence[str], language: Language, joint: str | None = None) -> str:
        """Return values as words, with `joint` between them, "or" where none is given."""
        return (joint or say("or", language)).join(self.value(facet, value, language) for value in values)

    def value(self, facet: str, value: str, language: Language) -> str:
        """Return the name of a value."""
        if value == ABROAD:
            return say("any_country", language)
        known = self._facets.value(facet, value)
        name = known.name if known else self._countries.get(value)
        return name.get(language) if name else value

    def heading(self, result: ProgrammeFit, language: Language) -> str:
        """Return a programme's name with what came of it."""
        over = result.validity.status in (Status.ENDED, Status.SUPERSEDED)
        key = ("over" if over else "not_open") if result.closed else result.fit.value
        return f"{result.programme.name.get(language)} – {say(key, language)}"

    def website(self, body: Entity) -> Fact | None:
        """Return where a body's website is stated."""
        facts = (fact for fact in self._library.facts if fact.claim.property == WEBSITE)
        return next((fact for fact in facts if fact.claim.subject == body.id), None)

    def agreements(self, report: FitReport) -> list[Fact]:
        """Return what is stated of agreements with the countries an applicant named one by one."""
        named = {entry.value for entry in report.profile.heard if entry.facet == COUNTRY}
        countries = {entity.id for entity in self._library.countries if entity.country in named}
        facts = (fact for fact in self._library.facts if fact.claim.property == AGREEMENTS)
        return [fact for fact in facts if fact.claim.subject in countries]

    def next_step(self, result: ProgrammeFit, language: Language) -> str:
        """Return what to do about a programme."""
        body = result.contact.name.get(language)
        if result.closed:
            key = "step_over" if result.suits else "step_none"
        elif any(judged.verdict is Verdict.NOT_MET for judged in result.criteria):
            key = "step_none"
        else:
            key = "step_open" if result.door.verdict is Verdict.MET else "step_ask"
        return say(key, language, body=body)

    def contact(self, report: FitReport) -> Entity:
        """Return the body to ask where nothing fits: by the kind of applicant."""
        for value in report.profile.values(APPLICANT):
            known = self._facets.value(APPLICANT, value)
            if known and known.ask:
                return self._library.entities[known.ask]
        return self._library.entities[DEFAULT_CONTACT]

    def question(self, report: FitReport, language: Language) -> str | None:
        """Return the next question to the applicant, where one would change something."""
        if report.ask_next is None:
            return None
        return self._facets.all[report.ask_next.facet].question.get(language)


def day_name(day: date, language: Language) -> str:
    """Return a date in words."""
    return format_date(day, "long", locale="lt" if language == "lt" else "en_GB")
