"""What people ask of two things, compared."""

from __future__ import annotations

import pytest

from assistant.kindred import Kindred
from assistant.service import Assistant


@pytest.fixture(scope="module")
def kindred(assistant: Assistant) -> Kindred:
    return Kindred(assistant.library)


def test_a_day_is_asked_for_rather_where_questions_for_days_are_recorded(
    kindred: Kindred, assistant: Assistant
) -> None:
    """The gap asks who signed; the sentence says when."""
    (passage,) = {
        assistant.library.answered_by(asked)
        for asked in assistant.library.knowledge.asked
        if asked.pin and asked.pin.quote.startswith("The Innovation Agency and the Korean institute KIAT signed")
    }
    assert kindred.lead("When was it signed?", "en", "korea-memoranda-signers", passage) < 0
    assert kindred.lead("Which persons signed it?", "en", "korea-memoranda-signers", passage) > 0


def test_a_share_is_a_share(kindred: Kindred, assistant: Assistant) -> None:
    assert all(0 <= kindred.share("Kada pasirašyta?", "lt", gap.id) <= 1 for gap in assistant.library.gaps)


def test_nothing_in_common_with_what_nothing_is_recorded_of(kindred: Kindred) -> None:
    assert kindred.share("When was it signed?", "en", "no-such-thing") == 0
