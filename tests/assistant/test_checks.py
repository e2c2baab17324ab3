"""Whether evidence holds what a question asks for."""

import pytest

from assistant.checks import Checks
from assistant.service import Assistant

PILLARS = "The plan of 2009 had four pillars."
GIVEN = "Norway gave EUR 14 million, with co-financing on top."


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("What were the four pillars of the plan of 2009?", PILLARS, False),
        ("Kokie keturi ramsčiai, kuriuos turėjo 2009 m. planas?", "2009 m. planas turėjo keturis ramsčius.", False),
        ("Which plan had pillars?", PILLARS, True),
        ("Had the plan of 2009 four pillars?", PILLARS, True),
        ("Confirm that the plan of 2009 had four pillars.", PILLARS, True),
        ("Norway gave EUR 14 million. How much came from Lithuania?", GIVEN, False),
        ("Norvegija davė 14 mln. eurų. O kiek pridėjo Lietuva?", "Norvegija skyrė 14 mln. EUR.", False),
        ("Norway gave 12 million, I heard. How much was it?", GIVEN, True),
        ("Did Norway give EUR 14 million?", GIVEN, True),
    ],
)
def test_what_something_is_is_not_told_in_the_words_of_the_question(
    question: str, text: str, more: bool, assistant: Assistant
) -> None:
    assert Checks(assistant.library).tells_more(assistant.read(question), text) is more


@pytest.mark.parametrize(
    ("question", "before", "since"),
    [
        ("How many policy areas were there in 2018?", True, False),
        ("How many policy areas were there in 2023?", False, True),
        ("How many policy areas were there in 2013?", False, False),
        ("How many policy areas are there?", True, True),
        ("How many policy areas were there before 2021?", True, True),
    ],
)
def test_what_was_replaced_held_in_its_own_time(question: str, before: bool, since: bool, assistant: Assistant) -> None:
    checks, read = Checks(assistant.library), assistant.read(question)
    assert checks.of_the_time(read, ["eusbsr-structure-2015"]) is before
    assert checks.of_the_time(read, ["eusbsr-structure-2021"]) is since
    assert checks.of_the_time(read, ["green-industry-programme"])
