import pytest

from assistant.service import Assistant
from evals.verification.mutations import mutations
from evals.verification.names import Names
from evals.verification.report import holds
from evals.verification.trial import CAUGHT_AT_LEAST, DROPPED_AT_MOST, Outcome, hold_trial

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def outcome(assistant: Assistant) -> Outcome:
    return hold_trial(assistant.library)


def test_false_sentences_are_caught(outcome: Outcome) -> None:
    caught = outcome.caught()
    assert caught is not None
    assert caught.n >= 150
    assert caught.value >= CAUGHT_AT_LEAST


@pytest.mark.parametrize("kind", ["number", "date", "party", "negation", "modality", "scope"])
def test_no_kind_of_change_slips_through(outcome: Outcome, kind: str) -> None:
    caught = outcome.caught(kind)
    assert caught is not None
    assert caught.n >= 50
    assert caught.value >= CAUGHT_AT_LEAST


def test_true_sentences_in_other_words_pass(outcome: Outcome) -> None:
    dropped = outcome.dropped()
    assert dropped is not None
    assert dropped.n >= 100
    assert dropped.value <= DROPPED_AT_MOST
    assert holds(outcome)


def test_a_step_that_lets_everything_through_fails_the_trial(outcome: Outcome) -> None:
    from dataclasses import replace  # noqa: PLC0415

    assert not holds(Outcome(tuple(replace(trial, refused=False) for trial in outcome.trials)))
    assert not holds(Outcome(tuple(replace(trial, refused=True) for trial in outcome.trials)))


def test_mutations_change_one_thing_and_never_nothing(assistant: Assistant) -> None:
    names = Names(assistant.library.knowledge.entities)
    text = "In 2012 MITA could pay up to 75 % to Norway."
    made = list(mutations(text, "en", names, text))
    assert {m.kind for m in made} == {"number", "date", "party", "negation", "modality", "scope"}
    assert all(m.text != text for m in made)
