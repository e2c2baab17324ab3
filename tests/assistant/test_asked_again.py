"""Follow-ups that ask the earlier question again: of another year, another thing, the next in a row, or for a list."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


@pytest.mark.parametrize(
    ("earlier", "question", "alone"),
    [
        ("How many countries were on the priority list of 2014?", "and 2015?", "2015"),
        ("Kiek Norvegija skyrė Lietuvai 2014-2021 m.?", "o 2021-2028 m.?", "2021-2028"),
        ("Until when could one submit to the first Lithuania-Israel call?", "sorry, I meant the fourth one", "fourth"),
        ("Who signed the Lithuania-Israel agreement?", "no, I meant the 2023 one", "2023"),
        ("How many objectives does the Baltic Sea strategy have?", "list them", "which objectives"),
        ("Kiek prioritetų turi Interreg Baltijos jūros regiono programa?", "isvardink juos", "kurie prioritetų"),
        (
            "Does the Research Council of Lithuania have a memorandum with Taiwan?",
            "and the Innovation Agency?",
            "Taiwan",
        ),
        ("Is there cooperation with Israel?", "What about Norway?", "cooperation with Norway"),
        ("Who signed the 2010 agreement with Israel?", "and the second one?", "Who signed the second agreement"),
        ("Who were the coordinators under the plan of 2015?", "And afterwards?", "coordinators ? (afterwards)"),
        ("Kada su Korėja pasirašytas memorandumas?", "O su japonais?", "Kada su japonais"),
        ("How many policy areas does the EUSBSR have?", "Are you sure? I keep reading 13.", "How many policy areas"),
        ("Kas pasirašė susitarimą su Izraeliu?", "ar tikrai?", "Kas pasirašė susitarimą"),
        ("How big were the main grants in the green call?", "And the small ones?", "call? (the small ones)"),
        ("How much money did the call K05 have?", "no, I meant the travel call of MITA", "How much money"),
        ("Kuriuo įsakymu patvirtintas prioritetinių rinkų sąrašas?", "Ne, ne tas. Turėjau omenyje 2019 metų.", "2019"),
        ("When were the first two calls with Israel?", "and the third?", "third calls with Israel"),
    ],
)
def test_the_earlier_question_is_asked_again(assistant: Assistant, earlier: str, question: str, alone: str) -> None:
    assert alone in assistant.ask(question, history=[earlier]).standalone_question


def test_a_year_takes_the_place_of_the_year_before(assistant: Assistant) -> None:
    alone = assistant.ask("and 2015?", history=["How many countries were on the priority list of 2014?"])
    assert "2014" not in alone.standalone_question


def test_a_year_takes_the_place_of_today(assistant: Assistant) -> None:
    history = ["How many policy areas does the Baltic Sea strategy have today?"]
    alone = assistant.ask("and in 2013?", history=history).standalone_question
    assert "2013" in alone
    assert "today" not in alone


def test_membership_is_asked_of_the_earlier_thing(assistant: Assistant) -> None:
    history = ["Kiek šalių dalyvavo BSR Stars?", "ar Islandija viena iš jų?"]
    alone = assistant.ask("o Norvegija?", history=history).standalone_question
    assert "Norvegija" in alone
    assert "BSR Stars" in alone
    assert "Islandija" not in alone


@pytest.mark.parametrize(
    "question",
    ["How many countries are on the list of 2015?", "Thanks. Which body coordinates the Baltic Sea strategy?"],
)
def test_a_question_of_its_own_is_left_alone(assistant: Assistant, question: str) -> None:
    history = ["Who signed the Lithuania-Israel agreement?"]
    assert assistant.ask(question, history=history).standalone_question == question
