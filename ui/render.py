"""Turns as HTML: pure functions from values to strings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from assistant.answer import Answer, Citation
from corpus.errors import (
    GidasError,
    IndexMismatchError,
    IndexMissingError,
    ProfileError,
    QuestionError,
    StoreUnavailableError,
)
from corpus.types import Language, Status, Tier, Validity
from ui.conversation import Excerpt, Turn
from ui.desk import OverloadedError
from ui.export import answer_markdown, plain_answer, section_of, title_of
from ui.notices import raised, without
from ui.strings import counted, words
from ui.templating import markdown, render

_FAULTS: tuple[tuple[type[GidasError], str], ...] = (
    (IndexMissingError, "error_no_index"),
    (IndexMismatchError, "error_mismatch"),
    (StoreUnavailableError, "error_store"),
    (QuestionError, "error_question"),
    (ProfileError, "error_profile"),
    (OverloadedError, "error_busy"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One source card: the citation, the words around its quote, and where its links lead."""

    citation: Citation
    excerpt: Excerpt
    title: str
    language: Language
    section: str
    document_url: str
    translation: str
    validity: str
    stale: bool


def turn_html(turn: Turn, language: Language, *, feedback: bool = False) -> Markup:
    """Return one turn: question, answer with chips, notices, sources, and how it was found.

    `feedback` adds the question whether it helped.
    """
    answer = turn.answer
    shown = _cards(turn, language)
    chips = {card.citation.number: _chip(turn, card, language) for card in shown}
    values: dict[str, object] = {
        "turn": turn,
        "answer": answer,
        "cards": shown,
        "count": counted("sources", len(shown), language),
        "draft": [(sentence.text, [chips[n] for n in sentence.citations]) for sentence in turn.draft],
        "feedback": feedback,
        "fault": fault_title(turn.fault, language),
        "help": fault_help(turn.fault, language),
    }
    if answer is not None:
        notices = raised(answer, chips)
        values |= {
            "body": markdown(without(turn.text, notices), chips),
            "notices": notices,
            "understood": _understood(answer),
            "copy": plain_answer(answer, turn.library, language),
            "markdown_text": answer_markdown(answer, turn.library, language),
            "json_text": json.dumps(answer.to_json(), ensure_ascii=False) if turn.complete else "",
            "link": link_to(answer.standalone_question),
        }
    return render("turn.html", language, **values)


def turns_html(turns: Sequence[Turn], language: Language, *, feedback: bool = False) -> Markup:
    """Return several turns, oldest first."""
    return Markup().join(turn_html(turn, language, feedback=feedback) for turn in turns)


def welcome_html(language: Language, examples: Sequence[str], documents: int, passages: int) -> Markup:
    """Return what stands where no question has been asked yet."""
    held = f"{counted('documents', documents, language)}, {counted('passages', passages, language)}"
    return render("welcome.html", language, examples=examples, held=held if documents else "")


def fault_html(error: GidasError, language: Language) -> Markup:
    """Return a whole-page state for something that must be mended before anything can be asked."""
    help_ = fault_help(error, language)
    return render("fault.html", language, title=fault_title(error, language), help=help_, error=error)


def unfit_html(error: GidasError, language: Language) -> Markup:
    """Return what stands in the place of a result that what was filled in cannot have."""
    help_ = fault_help(error, language)
    return render("unfit.html", language, title=fault_title(error, language), help=help_, error=error)


def fault_title(error: GidasError | None, language: Language) -> str:
    """Return what kind of trouble `error` is, in the interface's language."""
    return words(language)[_fault_key(error)]


def fault_help(error: GidasError | None, language: Language) -> str:
    """Return what to do, where the interface's language is not that of the errors themselves, which is English."""
    return "" if language == "en" else words(language)[f"{_fault_key(error)}_help"]


def _fault_key(error: GidasError | None) -> str:
    return next((key for kind, key in _FAULTS if isinstance(error, kind)), "error_title")


def validity_words(validity: Validity, language: Language) -> str:
    """Return the validity with the date that matters, as a badge shows it: `Ended 2017-04-30`."""
    t = words(language)
    state = t[f"validity_{validity.status}"]
    if is_stale(validity) and validity.until:
        return f"{state} {validity.until.isoformat()}"
    if validity.status is Status.IN_FORCE and validity.since:
        return f"{state} {t['since'].format(date=validity.since.isoformat())}"
    return state


def link_to(question: str) -> str:
    """Return the query that reopens `question`."""
    return "?" + urlencode({"q": question})


def document_link(document: str, language: Language, start: int | None = None, end: int | None = None) -> str:
    """Return the address of the page that shows a document, with characters `start` to `end` marked."""
    query: dict[str, str | int] = {"lang": language}
    if start is not None and end is not None:
        query |= {"start": start, "end": end}
    return f"../document/{document}?{urlencode(query)}#quote"


def _cards(turn: Turn, language: Language) -> list[Card]:
    """Return the card of every citation: the sources are there from the first sentence on."""
    answered_in = turn.answer.language if turn.answer else language
    pairs = zip(turn.cited, turn.excerpts, strict=True)
    return [_card(turn, citation, excerpt, answered_in, language) for citation, excerpt in pairs]


def _card(turn: Turn, citation: Citation, excerpt: Excerpt, answered_in: Language, language: Language) -> Card:
    document = turn.library.get(citation.document)
    spoken = document.language if document else "en"
    return Card(
        citation=citation,
        excerpt=excerpt,
        title=title_of(citation, turn.library, language),
        language=spoken,
        section=section_of(citation, turn.library),
        document_url=document_link(citation.document, language, citation.start, citation.end),
        translation=citation.translation or "" if spoken not in (answered_in, language) else "",
        validity=validity_words(citation.validity, language),
        stale=is_stale(citation.validity),
    )


def is_stale(validity: Validity) -> bool:
    """Return whether a reader must not take it as open or current."""
    return validity.status in (Status.ENDED, Status.SUPERSEDED)


def _chip(turn: Turn, card: Card, language: Language) -> Markup:
    look = "stale" if card.stale else "note" if card.citation.tier is Tier.NOTE else ""
    return render("chip.html", language, turn=turn, card=card, look=look)


def _understood(answer: Answer) -> str:
    same = answer.standalone_question.strip().casefold() == answer.question.strip().casefold()
    return "" if same else answer.standalone_question
