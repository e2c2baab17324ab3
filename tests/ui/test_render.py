"""An answer as HTML: chips, cards, badges, notices, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.answer import AnswerStatus, Citation, Notice, NoticeKind
from corpus.errors import IndexMissingError
from corpus.types import Status, Tier, Validity
from ui.conversation import Turn
from ui.render import fault_html, link_to, turn_html, validity_words, welcome_html

ENDED = Validity(Status.ENDED, until=date(2017, 4, 30))


def test_every_citation_mark_becomes_a_chip_that_leads_to_its_card(
    turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    html = turn_html(turn("It has EUR 5. [1] And more. [2]", citation(1), citation(2)), "en")
    for number in (1, 2):
        assert f'href="#t1-s{number}"' in html
        assert f'id="t1-s{number}"' in html
    assert "[1]" not in html.split('class="after"')[0]


def test_a_mark_without_a_citation_stays_plain_text(
    turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    html = turn_html(turn("It has EUR 5. [1] See [7].", citation(1)), "en")
    assert "[7]" in html
    assert "t1-s7" not in html


def test_a_card_shows_the_quote_within_its_words_and_where_it_stands(
    turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    html = turn_html(turn("It has EUR 5. [1]", citation(page=3, validity=ENDED)), "en")
    assert "Before. <mark>It has EUR 5.</mark> After." in html
    assert "page 3" in html
    assert "Budget" in html
    assert "Official" in html
    assert "Ended 2017-04-30" in html
    assert 'href="https://example.org/page" target="_blank" rel="noopener noreferrer"' in html
    assert "../document/doc?lang=en&amp;start=10&amp;end=23#quote" in html


def test_a_card_speaks_lithuanian_in_the_lithuanian_interface(
    turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    html = turn_html(turn("5 EUR. [1]", citation(translation="Skirta 5 EUR."), language="lt"), "lt")
    assert "Programa" in html
    assert "Oficialus" in html
    assert "Mūsų vertimas" in html
    assert "1 šaltinis" in html


def test_a_translation_nobody_needs_is_left_out(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    assert "Our translation" not in turn_html(turn("EUR 5. [1]", citation(translation="Skirta 5 EUR.")), "en")


def test_what_has_ended_stands_before_the_answer_and_is_said_once(
    turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    notice = Notice(NoticeKind.ENDED, "The programme is closed.")
    finished = turn("EUR 5. [1]\n\nThe programme is closed. [2]", citation(1), citation(2), notices=(notice,))
    html = turn_html(finished, "en").split('class="after"')[0]
    assert html.index("The programme is closed.") < html.index("EUR 5.")
    assert html.count("The programme is closed.") == 1
    assert 'class="cite' in html[: html.index("EUR 5.")]


def test_a_gap_follows_the_answer(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    notice = Notice(NoticeKind.GAP, "The names are not given.")
    html = turn_html(turn("There are 32. [1]", citation(1), notices=(notice,)), "en")
    assert html.index("There are 32.") < html.index("The names are not given.")


def test_an_abstention_is_named_as_one(turn: Callable[..., Turn]) -> None:
    html = turn_html(turn("The documents do not answer this.", status=AnswerStatus.NOT_IN_DOCUMENTS), "en")
    assert "Not in the documents" in html
    assert '<aside class="sources"' not in html


def test_a_note_is_marked_as_one(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    html = turn_html(turn("It has EUR 5. [1]", citation(tier=Tier.NOTE)), "en")
    assert 'class="cite note"' in html
    assert "Background note" in html


def test_suggestions_can_be_asked_with_one_press(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    html = turn_html(turn("EUR 5. [1]", citation(1), suggestions=("Who pays?",)), "en")
    assert '<button type="button" class="ask" data-ask="Who pays?">' in html


def test_how_a_follow_up_was_understood_is_shown(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    html = turn_html(turn("EUR 5. [1]", citation(1), standalone_question="How much has the programme?"), "en")
    assert "Understood as" in html
    assert "Understood as" not in turn_html(turn("EUR 5. [1]", citation(1)), "en")


def test_a_pending_turn_shows_that_it_is_searching() -> None:
    assert "Ieškoma dokumentuose" in turn_html(Turn(1, "Kas?"), "lt")


def test_a_fault_names_its_remedy_and_can_be_tried_again() -> None:
    error = IndexMissingError("There is no index yet", remedy="Run `python -m ingest`.")
    html = turn_html(Turn(1, "What?", fault=error), "en")
    assert "There is nothing to answer from yet" in html
    assert "Run <code>python -m ingest</code>." in html
    assert 'data-ask="What?"' in html
    lithuanian = fault_html(error, "lt")
    assert "Sudarykite indeksą: <code>python -m ingest</code>" in lithuanian
    assert "There is no index yet" in lithuanian, "the words of the error itself are kept"


def test_the_welcome_offers_examples_and_says_what_is_held() -> None:
    html = welcome_html("lt", ["Kas yra BSR Stars?"], 21, 300)
    assert 'data-ask="Kas yra BSR Stars?"' in html
    assert "21 dokumentas, 300 ištraukų" in html


def test_validity_is_told_with_the_date_that_matters() -> None:
    assert validity_words(ENDED, "lt") == "Pasibaigė 2017-04-30"
    assert validity_words(Validity(Status.IN_FORCE, since=date(2010, 1, 2)), "en") == "In force since 2010-01-02"
    assert validity_words(Validity(), "en") == "Validity not known"


def test_a_link_reopens_the_question() -> None:
    assert link_to("Kas & kaip?") == "?q=Kas+%26+kaip%3F"
