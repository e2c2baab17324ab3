"""A fit report as JSON (stable: others script against it) and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.answer import Citation, citation_json, validity_json
from assistant.cite import CitationBook
from assistant.fit.facets import Facets
from assistant.fit.judge import Judged, Verdict
from assistant.fit.match import FitReport, ProgrammeFit
from assistant.fit.reasons import Reasons, day_name
from assistant.fit.wording import say
from assistant.library import Library
from assistant.markup import plain, sources
from corpus.types import Language


class Renderer:
    """Puts reports of one library into words."""

    def __init__(self, library: Library, facets: Facets) -> None:
        self._library, self._facets = library, facets
        self.reasons = Reasons(library, facets)

    def to_json(self, report: FitReport) -> dict[str, Any]:
        """Return the documented JSON form."""
        book = CitationBook(self._library, report.day)
        numbered = [[self._cite(book, judged, result) for judged in _all(result)] for result in report.results]
        citations = {citation.number: citation for citation in book.citations()}
        contact = self.reasons.contact(report)
        return {
            "profile": report.profile.to_json(self._facets),
            "results": [
                self._result(result, [citations[n] if n else None for n in numbers])
                for result, numbers in zip(report.results, numbered, strict=True)
            ],
            "ask_next": self._ask_next(report),
            "unjudged": [result.programme.id for result in report.unjudged],
            "contact": {"id": contact.id, "name": contact.name.en, "name_lt": contact.name.lt},
            "as_of": report.day.isoformat(),
            "corpus": {"version": self._library.version},
        }

    def _result(self, result: ProgrammeFit, citations: list[Citation | None]) -> dict[str, Any]:
        return {
            "id": result.programme.id,
            "name": result.programme.name.en,
            "name_lt": result.programme.name.lt,
            "fit": result.fit,
            "criteria": [
                self._criterion(judged, result, citation)
                for judged, citation in zip(_all(result), citations, strict=True)
            ],
            "validity": validity_json(result.validity),
            "open": result.door.verdict,
            "contact": {
                "id": result.contact.id,
                "name": result.contact.name.en,
                "name_lt": result.contact.name.lt,
            },
            "next_step": self.reasons.next_step(result, "en"),
            "next_step_lt": self.reasons.next_step(result, "lt"),
        }

    def _criterion(self, judged: Judged, result: ProgrammeFit, citation: Citation | None) -> dict[str, Any]:
        return {
            "name": judged.name,
            "label": self.reasons.label(judged.name, "en"),
            "label_lt": self.reasons.label(judged.name, "lt"),
            "verdict": judged.verdict,
            "silent": judged.silent,
            "reason": self.reasons.reason(judged, result, "en"),
            "reason_lt": self.reasons.reason(judged, result, "lt"),
            "citations": [citation_json(citation)] if citation else [],
        }

    def _ask_next(self, report: FitReport) -> dict[str, Any] | None:
        asked = report.ask_next
        if asked is None:
            return None
        return {
            "fact": asked.facet,
            "question": self.reasons.question(report, "en"),
            "question_lt": self.reasons.question(report, "lt"),
            "changes": list(asked.changes),
        }

    def _cite(self, book: CitationBook, judged: Judged, result: ProgrammeFit) -> int | None:
        return book.cite(self._library.span_of(judged.pin), result.programme.id) if judged.pin else None

    def markdown(self, report: FitReport, language: Language | None = None) -> str:
        """Return the report to read: what is open first, what may suit, what is over apart, what to ask, the quotes."""
        language = language or report.profile.language
        book = CitationBook(self._library, report.day)
        blocks = [f"# {say('title', language)}", self._understood(report, language)]
        blocks += self._live(report, book, language)
        if report.ended:
            blocks.append(f"**{say('ended', language)}**")
            blocks += [self._programme(result, book, language) for result in report.ended]
        ruled_out = [r for r in report.results if r not in report.live and r not in report.ended and not r.closed]
        if ruled_out:
            lines = (self._ruled_out(result, book, language) for result in ruled_out)
            blocks.append("\n".join([f"**{say('ruled_out', language)}**", "", *lines]))
        if report.unjudged:
            names = "; ".join(plain(result.programme.name.get(language)) for result in report.unjudged)
            blocks.append(say("unjudged", language, names=names))
        blocks += self._agreements(report, book, language)
        question = self.reasons.question(report, language)
        if question:
            blocks.append(f"**{say('ask_next', language, question=plain(question))}**")
        return "\n\n".join([*blocks, *sources(book.citations(), language)]) + "\n"

    def _understood(self, report: FitReport, language: Language) -> str:
        parts = []
        for facet in self._facets.all.values():
            values = report.profile.values(facet.id)
            if values:
                named = ", ".join(self.reasons.value(facet.id, value, language) for value in values)
                parts.append(f"{facet.name.get(language)}: {named}")
        return say("understood", language, said=plain("; ".join(parts)))

    def _live(self, report: FitReport, book: CitationBook, language: Language) -> Iterator[str]:
        day = day_name(report.day, language)
        doors = [result for result in report.live if result.door.verdict is Verdict.MET]
        others = [result for result in report.live if result.door.verdict is not Verdict.MET]
        if not report.live:
            body = plain(self.reasons.contact(report).name.get(language))
            yield f"**{say('nothing', language, day=day, body=body)}**"
        for key, results in (("open_now", doors), ("door_unknown", others)):
            if results:
                yield f"**{say(key, language, day=day)}**"
                yield from (self._programme(result, book, language) for result in results)

    def _programme(self, result: ProgrammeFit, book: CitationBook, language: Language) -> str:
        lines = [f"## {plain(self.reasons.heading(result, language))}", ""]
        for judged in _all(result):
            number = self._cite(book, judged, result)
            mark = f" [{number}]" if number else ""
            lines.append(f"- {plain(self.reasons.reason(judged, result, language))}{mark}")
        if result.validity.notice and result.closed:
            lines.append(f"- {plain(result.validity.notice.get(language))}")
        return "\n".join([*lines, "", self._next_step(result, book, language)])

    def _next_step(self, result: ProgrammeFit, book: CitationBook, language: Language) -> str:
        step, site = plain(self.reasons.next_step(result, language)), self.reasons.website(result.contact)
        if site is None:
            return step
        return f"{step} {plain(site.claim.value.get(language))} [{book.cite(site.span, site.claim.subject)}]"

    def _agreements(self, report: FitReport, book: CitationBook, language: Language) -> Iterator[str]:
        facts = self.reasons.agreements(report)
        if facts:
            lines = (
                f"- {plain(fact.claim.value.get(language))} [{book.cite(fact.span, fact.claim.subject)}]"
                for fact in facts
            )
            yield "\n".join([f"**{say('related', language)}**", "", *lines])

    def _ruled_out(self, result: ProgrammeFit, book: CitationBook, language: Language) -> str:
        against = next(judged for judged in result.criteria if judged.verdict is Verdict.NOT_MET)
        number = self._cite(book, against, result)
        reason = plain(self.reasons.reason(against, result, language))
        return f"- {plain(result.programme.name.get(language))}: {reason} [{number}]"


def _all(result: ProgrammeFit) -> tuple[Judged, ...]:
    return (*result.criteria, result.door)
