"""Composition: from chosen evidence to sentences, the short answer first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparison import compared
from assistant.library import Fact, Library, bare_name
from assistant.lists import list_led_by, parts_of, step_below
from assistant.looks import find, holds
from assistant.phrases import phrase
from assistant.select import Pick
from assistant.understand import Question
from assistant.verification.plain import figures
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import AnswerType
from corpus.text import fold, squeeze
from corpus.types import Language, Tier

Part = Literal["short", "body", "item", "lead", "notice"]
_SHORT_KINDS: tuple[AnswerType, ...] = ("amount", "rate", "date", "period", "count", "contact")
MAX_TITLE_CHARS = 120
_WHICH_WORD = (
    r"\b(?:which|what|kuri|kuris|kurios|kurie|kuria|kokia|koks|kokios|kokie|kokiu|pagal kuria)\s+(?:\w+\s+){0,2}?"
)
_WHICH: dict[str, str] = {
    "programme": r"(?:programmes?|programs?|schemes?|funds?|funding|programa|programos|schema|priemone)\b",
    "scheme": r"(?:programmes?|schemes?|schema|schemos|programa)\b",
    "agreement": r"(?:agreements?|treat(?:y|ies)|memorand\w+|susitarima\w*|sutart\w+)\b",
    "strategy": r"(?:strateg\w+)\b",
    "network": r"(?:networks?|tinkl\w+)\b",
    "call": r"(?:calls?|kvietima\w*)\b",
}
"""How things of a type are asked for where they are the answer, in folded words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before it has citation numbers: the quotes it rests on, and what part of the answer it is.

    `unchecked` are words no quote has to bear out: a name of the catalogue, or what is corrected.
    """

    text: str
    spans: tuple[Span, ...]
    part: Part = "body"
    subject: str | None = None
    unchecked: str = ""


def compose(question: Question, picks: Sequence[Pick], library: Library) -> list[Draft]:
    """Return the sentences that `picks` make: short answer, then the words it rests on; lists whole."""
    facts = [pick.fact for pick in picks if pick.fact]
    if len({fact.claim.subject for fact in facts}) > 1 and (not question.entities or compared(question, library)):
        return list(_per_subject(question, facts, library))
    drafts: list[Draft] = []
    for number, pick in enumerate(_without_repeats(picks, library)):
        if pick.fact:
            drafts += _fact(question, pick.fact, library, first=number == 0)
        else:
            drafts += _passage(question, pick, library)
    return list(_distinct(drafts))


def statement(span: Span, passage_id: str | None, language: Language, library: Library, lt: str | None = None) -> Draft:
    """Return the words at `span` as a sentence in `language`: as they stand, or our rendering, or framed as a quote."""
    document = library.documents[span.document]
    quote = squeeze(library.quote(span))
    if document.language == language:
        return Draft(quote, (span,))
    rendering = lt or (library.translations.get(passage_id or "") if language == "lt" else None)
    if rendering and language == "lt":
        return Draft(rendering, (span,))
    return Draft(phrase("quoted", language, title=document.title.get(language), quote=quote), (span,))


def _per_subject(question: Question, facts: Sequence[Fact], library: Library) -> Iterator[Draft]:
    """A question that names nothing, or compares, is answered for each thing that has an answer."""
    for fact in facts:
        name = bare_name(library.entities[fact.claim.subject], question.language)
        value = fact.claim.value.get(question.language)
        spans = (fact.span, *_figures_of(name, fact, library))
        yield Draft(f"{name}: {value}", spans, "item", fact.claim.subject, unchecked=name)


def _figures_of(name: str, fact: Fact, library: Library) -> Iterator[Span]:
    """Yield where the figures of a name are stated of the thing itself, as far as the quote of `fact` lacks them."""
    missing = figures(name) - figures(library.quote(fact.span))
    same = (other for other in library.facts if missing and other.claim.subject == fact.claim.subject)
    yield from [other.span for other in same if missing <= figures(library.quote(other.span))][:1]


def _without_repeats(picks: Sequence[Pick], library: Library) -> Iterator[Pick]:
    """Yield `picks` without notes that say what the official text before them says, only longer."""
    said: list[str] = []
    for pick in picks:
        value = pick.fact.claim.value.en.casefold() if pick.fact else ""
        note = library.documents[pick.span.document].tier is Tier.NOTE
        if not (note and value and any(value.startswith(other) for other in said)):
            yield pick
        if value:
            said.append(value)


def _fact(question: Question, fact: Fact, library: Library, *, first: bool) -> Iterator[Draft]:
    claim, language = fact.claim, question.language
    value = _capital(claim.value.get(language))
    if fact.items and _is_list(fact, library):
        counted = figures(value) <= figures(library.quote(fact.span))
        title = value if counted and len(value) <= MAX_TITLE_CHARS else _list_title(fact, language, library)
        yield Draft(title, (fact.span,), "short", claim.subject, unchecked="" if title == value else title)
        for item, span in zip(claim.items, fact.items, strict=True):
            yield Draft(_item(item.value.lt, span, language, library), (span,), "item", claim.subject)
        return
    body = statement(fact.span, fact.passage, language, library, claim.statement_lt)
    short, denied = _framed(question, value, claim.property, library)
    if _asks_which(question, claim.subject, library):
        short = denied = bare_name(library.entities[claim.subject], language)
    asked_for = question.required is None or holds(question.required, short)  # a share is no short answer to "how much"
    if first and asked_for and not _says_the_same(short, body.text):
        yield Draft(short, (fact.span,), "short", claim.subject, denied)
    yield Draft(body.text, body.spans, "body", claim.subject)


def _asks_which(question: Question, subject: str, library: Library) -> bool:
    """Whether the thing itself is asked for ("which programme ..."), not something about it."""
    nouns = _WHICH.get(library.entities[subject].type)
    return bool(nouns and subject not in question.entities and re.search(rf"{_WHICH_WORD}(?:{nouns})", question.plain))


def _is_list(fact: Fact, library: Library) -> bool:
    """Whether the source itself lists the entries: they stand apart, not within one sentence."""
    return len({library.passage_at(span) for span in fact.items}) > 1


def _item(value_lt: str, span: Span, language: Language, library: Library) -> str:
    """Return an entry in the source's words; in Lithuanian our rendering of the whole entry, or its name."""
    if language != "lt":
        return squeeze(library.quote(span)).rstrip(",;")
    passage = library.passage_at(span)
    around = library.passage(passage) if passage else None
    whole = around is not None and around.end - around.start <= 1.2 * (span.end - span.start)
    return (library.translations.get(passage or "") if whole else None) or value_lt


def _list_title(fact: Fact, language: Language, library: Library) -> str:
    prop = library.properties[fact.claim.property].name.get(language)
    return f"{bare_name(library.entities[fact.claim.subject], language)}: {prop}"


def _framed(question: Question, value: str, prop: str, library: Library) -> tuple[str, str]:
    """Return the short answer, as a correction where the question asserts another figure, and what it denies."""
    answer = library.properties[prop].answer
    if answer not in ("amount", "rate", "count", "date") or not question.figures or prop not in question.asked:
        return value, ""
    asserted = [thing for thing in find(answer, question.text) if not figures(thing) <= figures(value)]
    if asserted and len(find(answer, question.text)) == len(asserted):
        return phrase("correction", question.language, claimed=asserted[0], found=value), asserted[0]
    return value, ""


def _passage(question: Question, pick: Pick, library: Library) -> Iterator[Draft]:
    passage = library.passage(pick.passage or "")
    if passage is None:
        return
    if pick.provision:
        name = f"{pick.provision}, {library.documents[passage.document_id].title.get(question.language)}"
        yield Draft(name, (pick.span,), "short", unchecked=name)
    whole = list_led_by(passage, library)
    if whole is not None:
        yield from _list_passage(question, pick, Span(whole.document_id, whole.start, whole.end), library)
        return
    if pick.provision:
        yield Draft(_words(question, pick, pick.span, passage.id, library), (pick.span,))
        return
    body = statement(pick.span, passage.id, question.language, library)
    subject = library.subject_of(passage.document_id)
    if subject and _asks_which(question, subject.id, library):
        name = bare_name(subject, question.language)
        yield Draft(name, (pick.span,), "short", subject.id, name)
        yield body
        return
    for kind in (question.required,) if question.required else question.kinds:
        found = find(kind, body.text) if kind in _SHORT_KINDS else []
        if len(found) == 1 and found[0] not in question.text and not _says_the_same(found[0], body.text):
            yield Draft(found[0], (pick.span,), "short")
            break
    yield body


def _list_passage(question: Question, pick: Pick, whole: Span, library: Library) -> Iterator[Draft]:
    """Return a list or an article with what leads to it: every part, in order."""
    last = pick.provision
    for part in parts_of(whole, library):
        passage = part.passage.id if part.passage else None
        text = _words(question, pick, part.span, passage, library).rstrip(",;")
        step = step_below(part.mark, pick.provision) if part.mark != last else ""
        last = part.mark
        yield Draft(f"{step}{text}", (part.span,), "lead" if part.leads else "item", unchecked=step)


def _words(question: Question, pick: Pick, span: Span, passage: str | None, library: Library) -> str:
    """Return the words at `span`; those of a provision stand under its name, which says whose words they are."""
    if pick.provision and question.language != library.documents[span.document].language:
        return f"“{squeeze(library.quote(span))}”"
    return statement(span, passage, question.language, library).text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _says_the_same(short: str, body: str) -> bool:
    words = len(body.split())
    return fold(squeeze(short)).rstrip(".") == fold(squeeze(body)).rstrip(".") or len(short.split()) > 0.8 * words


def _distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield `drafts` without what was said before; the parts of lists may say the same in different places."""
    seen: set[object] = set()
    for draft in drafts:
        key = re.sub(r"\W+", " ", fold(draft.text)).strip()
        here = (key, draft.spans)
        if key and here not in seen and (key not in seen or draft.part in ("item", "lead")):
            seen |= {key, here}
            yield draft


def render(sentences: Sequence[tuple[str, Part, tuple[int, ...]]]) -> str:
    """Return Markdown: the short answer in bold, statements as paragraphs, items as a list, each with its `[n]`."""
    blocks: list[str] = []
    for text, part, numbers in sentences:
        marks = "".join(f" [{number}]" for number in numbers)
        line = f"**{text}**{marks}" if part == "short" else f"- {text}{marks}" if part == "item" else f"{text}{marks}"
        joined = part == "item" and blocks and blocks[-1].startswith("- ")
        if joined:
            blocks[-1] += f"\n{line}"
        else:
            blocks.append(line)
    return "\n\n".join(blocks)
