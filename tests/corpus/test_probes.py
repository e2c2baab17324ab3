"""Known questions: those that are compared, those that are only learnt, and what both are with names masked."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from corpus.knowledge.check import unrecorded
from corpus.knowledge.load import load_learnt
from corpus.knowledge.probes import Part, Probe, probes
from corpus.knowledge.schema import Asked

NEW = "Who has ever heard of Eurostars?"
NOWHERE = Asked(gap="no-such-gap", en=(NEW,), lt=())


@pytest.fixture(scope="module")
def entry(assistant: Assistant) -> Asked:
    return assistant.library.knowledge.asked[0]


@pytest.fixture(scope="module")
def learnt(assistant: Assistant, entry: Asked) -> list[Probe]:
    more = entry.model_copy(update={"en": (NEW, NEW), "lt": ()})
    return [probe for probe in probes(assistant.library.knowledge, [more, NOWHERE]) if probe.text == NEW]


def test_a_question_only_to_be_learnt_is_learnt_once_for_what_is_recorded(learnt: list[Probe], entry: Asked) -> None:
    assert [(probe.part(), probe.learnt) for probe in learnt] == [(Part.LEARNT, entry)]


def test_it_is_learnt_with_what_it_names_masked_too(assistant: Assistant, learnt: list[Probe], entry: Asked) -> None:
    more = entry.model_copy(update={"en": (NEW,), "lt": ()})
    masked = {probe.id: probe for probe in probes(assistant.library.knowledge, [more]) if probe.part() is Part.MASKED}
    assert "Eurostars" not in masked[learnt[0].masked or ""].text


def test_every_part_has_questions(assistant: Assistant) -> None:
    more = load_learnt(assistant.settings.corpus_dir)
    assert {probe.part() for probe in probes(assistant.library.knowledge, more)} == set(Part)


def test_the_checker_tells_what_nothing_is_recorded_for(assistant: Assistant) -> None:
    knowledge, shipped = assistant.library.knowledge, load_learnt(assistant.settings.corpus_dir)
    assert not list(unrecorded(knowledge, shipped))
    assert list(unrecorded(knowledge, [NOWHERE])) == ["learnt for gap no-such-gap: no questions are recorded for it"]
