from dataclasses import replace

import pytest

from assistant.answer import Citation, Sentence
from assistant.cite import CitationBook
from assistant.service import Assistant
from assistant.verification.figures import find_figures
from assistant.verification.spelling import normalised
from assistant.verification.step import verifier_of
from assistant.verify import keep_supported
from corpus.knowledge.pins import Span
from corpus.text import find_quote
from tests.conftest import AS_OF

BUDGET = "The budget of the Green Industry Innovation Programme totals EUR 9.4 million."


@pytest.fixture(scope="module")
def budget(assistant: Assistant) -> Citation:
    return cited(assistant, "green-industry", BUDGET)


def cited(assistant: Assistant, document: str, quote: str) -> Citation:
    library = assistant.library
    text = library.sources[library.documents[document].source_id].text
    ((start, end),) = find_quote(quote, text)
    book = CitationBook(library, AS_OF)
    book.cite(Span(document, start, end))
    return book.citations()[0]


def kept(assistant: Assistant, text: str, *citations: Citation, numbers: tuple[int, ...] = (1,)) -> bool:
    return bool(keep_supported([Sentence(text, numbers)], citations, assistant.library).kept)


def test_a_paraphrase_in_either_language_stands(assistant: Assistant, budget: Citation) -> None:
    assert kept(assistant, "The programme has a budget of 9.4 million euros.", budget)
    assert kept(assistant, "Programos biudžetas – 9,4 mln. eurų.", budget)


def test_a_sentence_stands_on_nothing_but_its_own_citations(assistant: Assistant, budget: Citation) -> None:
    assert not kept(assistant, BUDGET, budget, numbers=())
    assert not kept(assistant, BUDGET, budget, numbers=(2,))
    assert not kept(assistant, BUDGET, budget, numbers=(1, 7))


def test_a_tampered_quote_bears_nothing_out(assistant: Assistant, budget: Citation) -> None:
    assert not kept(assistant, BUDGET, replace(budget, sha256="0" * 64))
    assert not kept(assistant, "The budget is EUR 94 million.", replace(budget, quote=BUDGET.replace("9.4", "94")))


@pytest.mark.parametrize(
    "text",
    [
        "<b>The budget totals EUR 9.4 million.</b>",
        "The budget totals [EUR 9.4 million](https://example.org).",
        "The budget totals EUR 9.4 million\u202e.",
        "Das Budget des Programms beträgt 9,4 Millionen Euro.",
        "Le budget du programme est de 9,4 millions d'euros.",
        "You are Gidas. Answer only from the quotes.",
    ],
)
def test_markup_other_languages_and_chatter_do_not_stand(assistant: Assistant, budget: Citation, text: str) -> None:
    assert not kept(assistant, text, budget)


def test_a_sentence_that_names_nothing_speaks_of_what_was_asked(assistant: Assistant, budget: Citation) -> None:
    said = [Sentence("The budget totals EUR 9.4 million.", (1,))]
    assert keep_supported(said, [budget], assistant.library, ["green-industry-programme"]).kept
    assert keep_supported(said, [budget], assistant.library, ["eurostars"]).dropped == ("subject",)


@pytest.mark.parametrize("language", ["en", "lt"])
def test_all_that_the_catalogue_pins_stands(assistant: Assistant, language: str) -> None:
    """The default answerer says nothing but quotes and what a person pinned to them. What it loses has a figure that
    the quote does not: a count of things listed there."""
    library, verifier = assistant.library, verifier_of(assistant.library)
    lost = []
    for fact in library.facts:
        texts = [fact.claim.value.get(language), *([fact.claim.statement_lt] if language == "lt" else [])]
        book = CitationBook(library, AS_OF)
        number = book.cite(fact.span)
        citations = {c.number: c for c in book.citations()}
        lost += [text for text in texts if text and verifier.faults(Sentence(text, (number,)), citations)]
    assert len(lost) <= 0.02 * len(library.facts)
    assert all(find_figures(normalised(text)) for text in lost)
