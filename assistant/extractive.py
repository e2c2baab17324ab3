"""The default answerer: needs no key and no language model; everything it says is quoted or pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from assistant.annotate import gap_notice, source_notices, validity_drafts
from assistant.answer import AnswerStatus, Citation, Notice, Sentence
from assistant.cite import CitationBook
from assistant.compose import Draft, compose, render, statement
from assistant.library import Library
from assistant.looks import find
from assistant.phrases import phrase
from assistant.result import Result
from assistant.select import Pick, Selection
from assistant.suggest import suggestions
from assistant.understand import Question
from assistant.verification.plain import figures
from assistant.verify import keep_supported
from corpus.knowledge.schema import Gap
from corpus.settings import Settings

LIKELY = 0.5
"""Likelihood from which the nearest words are shown beside what is recorded as known of a gap."""
SAID_WITHIN = 95
"""Likeness (0..100) of a sentence to part of another from which that says it already."""


def answer_from(question: Question, selection: Selection, library: Library, settings: Settings) -> Result:
    """Return the verified answer that `selection` gives to `question`, or what is missing and where to ask."""
    if selection.picks:
        return _answered(question, selection, library, settings)
    if not selection.on_topic:
        return _plain(AnswerStatus.OFF_TOPIC, phrase("off_topic", question.language), question, library)
    return _missing(question, selection, library, settings)


def _answered(question: Question, selection: Selection, library: Library, settings: Settings) -> Result:
    return conclude(question, compose(question, selection.picks, library), selection, library, settings)


def conclude(
    question: Question, written: Sequence[Draft], selection: Selection, library: Library, settings: Settings
) -> Result:
    """Return the verified answer that `written` makes, with what no longer holds and what is missing said beside it."""
    drafts = list(written)
    lapsed = validity_drafts(question, selection.picks, library, settings.today)
    drafts += _not_yet_cited([draft for _, draft in lapsed], drafts)
    notices = [notice for notice, _ in lapsed]
    if selection.gap:
        notices.append(gap_notice(selection.gap, question.language))
    result = _finish(AnswerStatus.ANSWERED, question, drafts, notices, selection.picks, library, settings)
    if selection.unnamed and result.status is AnswerStatus.ANSWERED:
        text = f"{result.text}\n\n{phrase('unnamed', question.language)}"
        result = replace(result, status=AnswerStatus.PARTIAL, text=text)
    return _without(selection.silent, result, question, library)


def _without(silent: Sequence[str], result: Result, question: Question, library: Library) -> Result:
    """Return `result`, saying of which sides of a comparison nothing is stated."""
    if not silent or result.status is not AnswerStatus.ANSWERED:
        return result
    names = ", ".join(library.entities[key].name.get(question.language) for key in silent)
    return replace(
        result,
        status=AnswerStatus.PARTIAL,
        text=f"{result.text}\n\n{phrase('also_asked', question.language, question=names)}",
    )


def _missing(question: Question, selection: Selection, library: Library, settings: Settings) -> Result:
    """Say what is missing, what the documents do say, what no longer holds, and where to ask."""
    gap, language = selection.gap, question.language
    head = gap.missing.get(language) if gap else _not_stated(question, library)
    known = [library.span_of(pin) for pin in gap.known] if gap else []
    drafts = [statement(span, None, language, library) for span in known]
    picks = list(selection.picks)
    near = selection.nearest
    if near and question.entities and (not drafts or near.score >= LIKELY):
        drafts += _not_yet_cited(compose(question, [Pick(near.span, 0.0, passage=near.passage)], library), drafts)
    lapsed = validity_drafts(question, picks, library, settings.today)
    drafts += _not_yet_cited([draft for _, draft in lapsed], drafts)
    notices = [gap_notice(gap, language)] if gap else []
    notices += [notice for notice, _ in lapsed]
    result = _finish(AnswerStatus.NOT_IN_DOCUMENTS, question, drafts, notices, picks, library, settings)
    said = [phrase("they_do_say", language), result.text] if result.text else []
    return replace(result, text="\n\n".join(filter(None, [head, *said, _ask(gap, question, library)])))


def _not_yet_cited(more: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Return those of `more` that say more than the answer does, on other quotes: nothing is said twice."""
    cited = {span for draft in drafts for span in draft.spans}
    return [
        draft
        for draft in more
        if not cited.issuperset(draft.spans) and not any(_says(said.text, draft.text) for said in drafts)
    ]


def _says(whole: str, part: str) -> bool:
    return figures(part) <= figures(whole) and fuzz.token_set_ratio(part, whole) >= SAID_WITHIN


def _not_stated(question: Question, library: Library) -> str:
    asked = [library.properties[key].name.get(question.language) for key in question.asked]
    if not asked or not question.entities:
        return phrase("not_in_documents", question.language)
    subject = library.entities[question.entities[0]].name.get(question.language)
    return phrase("not_stated", question.language, subject=subject, property=asked[0])


def _ask(gap: Gap | None, question: Question, library: Library) -> str:
    """Return where to ask, with the body's site where the catalogue has one."""
    body = library.entities.get(gap.ask) if gap else None
    if body is None:
        return ""
    sites = [f.claim.value.get(question.language) for f in library.facts if f.claim.subject == body.id]
    site = next((found[0] for value in sites if (found := find("contact", value))), "")
    name = body.name.get(question.language)
    return phrase("ask", question.language, body=f"{name} ({site})" if site else name)


def _plain(status: AnswerStatus, text: str, question: Question, library: Library) -> Result:
    return Result(status, text, (), (), (), 0, suggestions(question, _starters(library), library))


def _starters(library: Library) -> list[str]:
    """Return the entities of the official documents: what to ask about when nothing was asked."""
    return [e.id for d in library.documents if (e := library.subject_of(d)) is not None]


def _finish(
    status: AnswerStatus,
    question: Question,
    drafts: Sequence[Draft],
    notices: Sequence[Notice],
    picks: Sequence[Pick],
    library: Library,
    settings: Settings,
) -> Result:
    stands, dropped = _standing(drafts, library, settings) if settings.verify else (list(drafts), ())
    sentences, citations = _cited(stands, library, settings)
    if status is AnswerStatus.ANSWERED and all(draft.part == "notice" for draft in stands):
        return _plain(AnswerStatus.NOT_IN_DOCUMENTS, phrase("not_in_documents", question.language), question, library)
    return Result(
        status=status,
        text=render([(s.text, draft.part, s.citations) for s, draft in zip(sentences, stands, strict=True)]),
        sentences=tuple(sentences),
        citations=tuple(citations),
        notices=(*notices, *source_notices(citations, question.language, library)),
        dropped=len(dropped),
        suggestions=suggestions(question, _subjects(question, picks, library), library),
        dropped_because=dropped,
    )


def _standing(drafts: Sequence[Draft], library: Library, settings: Settings) -> tuple[list[Draft], tuple[str, ...]]:
    """Return the drafts that their quotes bear out, and for each other one the check it failed."""
    sentences, citations = _cited(drafts, library, settings)
    checked = [replace(s, text=_checked(draft)) for s, draft in zip(sentences, drafts, strict=True)]
    verified = keep_supported(checked, citations, library)
    stands = [draft for draft, check in zip(drafts, checked, strict=True) if check in verified.kept]
    return stands, verified.dropped


def _cited(drafts: Sequence[Draft], library: Library, settings: Settings) -> tuple[list[Sentence], list[Citation]]:
    """Return the sentences of `drafts` with the numbers of their citations, in the order of first use."""
    book = CitationBook(library, settings.today)
    sentences = [
        Sentence(draft.text, tuple(dict.fromkeys(book.cite(span, draft.subject) for span in draft.spans)))
        for draft in drafts
    ]
    return sentences, book.citations()


def _checked(draft: Draft) -> str:
    """Return the words of `draft` that its quotes must bear out."""
    return draft.text.replace(draft.unchecked, "") if draft.unchecked else draft.text


def _subjects(question: Question, picks: Sequence[Pick], library: Library) -> list[str]:
    named = [pick.fact.claim.subject for pick in picks if pick.fact]
    return list(dict.fromkeys([*named, *question.entities])) or _starters(library)
