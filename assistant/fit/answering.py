"""A question that describes an applicant and asks what fits, answered from the matcher in sentences with citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.annotate import source_notices
from assistant.answer import AnswerStatus, Notice, NoticeKind, Sentence
from assistant.cite import CitationBook
from assistant.fit.asked import asking_sentences, asks_what_fits
from assistant.fit.finder import Finder
from assistant.fit.judge import Judged, Verdict
from assistant.fit.match import FitReport, ProgrammeFit
from assistant.fit.reasons import day_name
from assistant.fit.wording import say
from assistant.library import bare_name
from assistant.markup import plain
from assistant.result import Result
from assistant.understand import Question
from assistant.verification.plain import figures
from assistant.verify import has_its_quotes, quote_stands
from corpus.errors import ProfileError
from corpus.settings import Settings
from corpus.types import Language

_NAMED = frozenset({"programme", "scheme", "call", "agreement", "mechanism", "network", "strategy"})
MIN_SAID = 2
"""How many facets of himself an applicant must have spoken of."""
MAX_ENDED, MAX_LIVE = 3, 5


@dataclass(frozen=True, slots=True)
class _Line:
    sentence: Sentence
    item: bool = False


def fit_result(question: Question, finder: Finder, settings: Settings) -> Result | None:
    """Return the answer of the programme finder; None where `question` is not one for it.

    It is one where an applicant is spoken of, it is asked what fits, and no programme or agreement is named.
    """
    if not asks_what_fits(question.text):
        return None
    if _names_one(question, finder):
        return None
    try:
        report = finder.find(settings.today, question.text, language=question.language)
    except ProfileError:
        return None
    said = {entry.facet for entry in report.profile.heard}
    return _answer(report, finder, settings, question.language) if len(said) >= MIN_SAID else None


def _names_one(question: Question, finder: Finder) -> bool:
    """Whether it is asked of a programme or agreement by name, and not only in what the applicant tells of himself."""
    asking = asking_sentences(question.text)
    named = any(finder.library.entities[key].type in _NAMED for key in question.entities)
    return named and any(surface in sentence for surface in question.surfaces for sentence in asking)


def _answer(report: FitReport, finder: Finder, settings: Settings, language: Language) -> Result:
    library = finder.library
    book = CitationBook(library, report.day)
    live = [_Line(_sentence(result, book, finder, language), item=True) for result in report.live[:MAX_LIVE]]
    ended = [_Line(s, item=True) for r in report.ended[:MAX_ENDED] if (s := _ended(r, book, finder, language))]
    citations = book.citations()
    drafted = [line.sentence for line in (*live, *ended)]
    good = {c.number: c for c in citations if quote_stands(c, library.sources)}
    sentences = [s for s in drafted if not settings.verify or has_its_quotes(s, good)]
    shown = [[line for line in lines if line.sentence in sentences] for lines in (live, ended)]
    return Result(
        status=AnswerStatus.ANSWERED if shown[0] else AnswerStatus.NOT_IN_DOCUMENTS,
        text="\n\n".join(_blocks(report, shown[0], shown[1], finder, language)),
        sentences=tuple(sentences),
        citations=tuple(citations),
        notices=(*_notices(report, shown[1], language), *source_notices(citations, language, library)),
        dropped=len(drafted) - len(sentences),
        suggestions=(),
    )


def _blocks(
    report: FitReport, live: Sequence[_Line], ended: Sequence[_Line], finder: Finder, language: Language
) -> Iterator[str]:
    day, reasons = day_name(report.day, language), finder.renderer.reasons
    if live:
        doors = any(result.door.verdict is Verdict.MET for result in report.live)
        yield say("some_open" if doors else "none_known_open", language, day=day)
        yield _listed(live)
        yield say("ask_first", language, body=plain(report.live[0].contact.name.get(language)))
    else:
        yield say("nothing", language, day=day, body=plain(reasons.contact(report).name.get(language)))
    if ended:
        yield f"{say('ended', language)}\n\n{_listed(ended)}"
    question = reasons.question(report, language)
    if question:
        yield say("ask_next", language, question=plain(question))


def _listed(lines: Sequence[_Line]) -> str:
    return "\n".join(f"- {_marked(line.sentence)}" for line in lines)


def _marked(sentence: Sentence) -> str:
    marks = "".join(f" [{number}]" for number in sentence.citations)
    return f"{plain(sentence.text)}{marks}"


def _sentence(result: ProgrammeFit, book: CitationBook, finder: Finder, language: Language) -> Sentence:
    """Return what speaks for a programme and what is left open, as one sentence with the quotes it rests on."""
    reasons = finder.renderer.reasons
    used = [judged for judged in (*result.criteria, result.door) if judged.verdict is not Verdict.NOT_MET]
    numbers = [number for judged in used if (number := _cite(judged, result, book, finder)) is not None]
    evidence = " ".join(finder.library.quote(finder.library.span_of(judged.pin)) for judged in used if judged.pin)
    said = []
    for judged in used:
        reason = reasons.reason(judged, result, language)
        if not figures(reason) <= figures(evidence):
            reason = reasons.reason(_undated(judged), result, language)
        said.append(reason)
    head = f"{bare_name(result.programme, language)} – {say(result.fit, language)}"
    return Sentence(f"{head}: {'; '.join(said).rstrip('.')}.", tuple(dict.fromkeys(numbers)))


def _undated(judged: Judged) -> Judged:
    """Return a verdict without its day: where the quote does not have it, the sentence must not either."""
    return Judged(judged.name, judged.verdict, judged.pin, judged.given, judged.accepts, judged.rejects, judged.silent)


def _ended(result: ProgrammeFit, book: CitationBook, finder: Finder, language: Language) -> Sentence | None:
    """Return that a programme is over, in the words recorded for it."""
    number = _cite(result.door, result, book, finder)
    if number is None:
        return None
    notice = result.validity.notice.get(language) if result.validity.notice else ""
    pin = result.door.pin
    known = figures(finder.library.quote(finder.library.span_of(pin))) if pin else frozenset()
    if not notice or not figures(notice) <= known:  # a notice may tell more than the one quote beside it
        notice = finder.renderer.reasons.reason(_undated(result.door), result, language)
    return Sentence(f"{bare_name(result.programme, language)} – {notice}", (number,))


def _notices(report: FitReport, ended: Sequence[_Line], language: Language) -> Iterator[Notice]:
    if ended:
        for result in report.ended[:MAX_ENDED]:
            if result.validity.notice:
                yield Notice(NoticeKind.ENDED, result.validity.notice.get(language))


def _cite(judged: Judged, result: ProgrammeFit, book: CitationBook, finder: Finder) -> int | None:
    return book.cite(finder.library.span_of(judged.pin), result.programme.id) if judged.pin else None
