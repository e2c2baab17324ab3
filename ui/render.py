"""Turns as HTML: pure functions from values to strings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from assistant.answer import Answer, Citation, NoticeKind
from corpus.errors import GidasError, IndexMismatchError, IndexMissingError, QuestionError, StoreUnavailableError
from corpus.types import Language, Status, Tier, Validity
from ui.conversation import Excerpt, Turn
from ui.desk import OverloadedError
from ui.export import answer_markdown, plain_answer, title_of
from ui.strings import counted, words
from ui.templating import markdown, render

_FIRST = (NoticeKind.ENDED, NoticeKind.SUPERSEDED)
"""Notices that must be read before the answer; the others follow it."""
_FAULTS: tuple[tuple[type[GidasError], str], ...] = (
    (IndexMissingError, "error_no_index"),
    (IndexMismatchError, "error_mismatch"),
    (StoreUnavailableError, "error_store"),
    (QuestionError, "error_question"),
    (OverloadedError, "error_busy"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One source card: the citation, the words around its quote, and where its links lead."""

    citation: Citation
    excerpt: Excerpt
    title: str
    language: Language
    document_url: str
    validity: str
    stale: bool


def turn_html(turn: Turn, language: Language) -> str:
    """Return one turn: question, answer with chips, notices, sources, and how it was found."""
    answer = turn.answer
    shown = _cards(turn, language)
    values: dict[str, object] = {"turn": turn, "answer": answer, "cards": shown, "fault": fault_title(turn.fault, language)}
    if answer is not None:
        values |= {
            "body": markdown(turn.text, _chips(turn, shown)),
            "first": [n for n in answer.notices if n.kind in _FIRST],
            "others": [n for n in answer.notices if n.kind not in _FIRST],
            "understood": _understood(answer),
            "copy": plain_answer(answer, turn.library, language),
            "markdown_text": answer_markdown(answer, turn.library, language),
            "json_text": json.dumps(answer.to_json(), ensure_ascii=False) if turn.complete else "",
            "link": link_to(answer.standalone_question),
            "count": counted("sources", len(shown), language),
        }
    return render("turn.html", language, **values)


def turns_html(turns: Sequence[Turn], language: Language) -> str:
    """Return several turns, oldest first."""
    return "".join(turn_html(turn, language) for turn in turns)


def welcome_html(language: Language, examples: Sequence[str], documents: int, passages: int) -> str:
    """Return what stands where no question has been asked yet."""
    held = f"{counted('documents', documents, language)}, {counted('passages', passages, language)}"
    return render("welcome.html", language, examples=examples, held=held if documents else "")


def fault_html(error: GidasError, language: Language) -> str:
    """Return a whole-page state for something that must be mended before anything can be asked."""
    return render("fault.html", language, title=fault_title(error, language), error=error)


def fault_title(error: GidasError | None, language: Language) -> str:
    """Return what kind of trouble `error` is, in the interface's language."""
    t = words(language)
    return next((t[key] for kind, key in _FAULTS if isinstance(error, kind)), t["error_title"])


def validity_words(validity: Validity, language: Language) -> str:
    """Return the validity with its dates, e.g. `Ended until 2017-04-30`, as a badge shows it."""
    t = words(language)
    parts = [t[f"validity_{validity.status}"]]
    if validity.since and validity.status is Status.IN_FORCE:
        parts.append(t["since"].format(date=validity.since.isoformat()))
    if validity.until:
        parts.append(t["until"].format(date=validity.until.isoformat()))
    return " ".join(parts)


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
    """Return the cards of the citations that the shown text uses."""
    answer = turn.answer
    if answer is None:
        return []
    return [
        Card(
            citation=citation,
            excerpt=excerpt,
            title=title_of(citation, turn.library, language),
            language=turn.library[citation.document].language if citation.document in turn.library else "en",
            document_url=document_link(citation.document, language, citation.start, citation.end),
            validity=validity_words(citation.validity, language),
            stale=is_stale(citation.validity),
        )
        for citation, excerpt in zip(answer.citations, turn.excerpts, strict=True)
        if f"[{citation.number}]" in turn.text
    ]


def is_stale(validity: Validity) -> bool:
    """Return whether a reader must not take it as open or current."""
    return validity.status in (Status.ENDED, Status.SUPERSEDED)


def _chips(turn: Turn, cards: Sequence[Card]) -> dict[int, Markup]:
    chip = '<a class="cite{stale}" href="#t{turn}-s{n}" title="{title}" aria-label="{label}">{n}</a>'
    return {
        card.citation.number: Markup(chip).format(
            stale=" stale" if card.stale else " note" if card.citation.tier is Tier.NOTE else "",
            turn=turn.number,
            n=card.citation.number,
            title=f"{card.title} – {card.validity}",
            label=f"{card.citation.number}: {card.title}",
        )
        for card in cards
    }


def _understood(answer: Answer) -> str:
    same = answer.standalone_question.strip().casefold() == answer.question.strip().casefold()
    return "" if same else answer.standalone_question
