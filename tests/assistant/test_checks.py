"""Whether evidence holds what a question asks for."""

import pytest

from assistant.checks import Checks
from assistant.service import Assistant

PILLARS = "The plan of 2009 had four pillars."


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("What were the four pillars of the plan of 2009?", PILLARS, False),
        ("Kokie keturi ramsčiai, kuriuos turėjo 2009 m. planas?", "2009 m. planas turėjo keturis ramsčius.", False),
        ("Which plan had pillars?", PILLARS, True),
        ("Had the plan of 2009 four pillars?", PILLARS, True),
        ("Confirm that the plan of 2009 had four pillars.", PILLARS, True),
    ],
)
def test_what_something_is_is_not_told_in_the_words_of_the_question(
    question: str, text: str, more: bool, assistant: Assistant
) -> None:
    assert Checks(assistant.library).tells_more(assistant.read(question), text) is more
