"""Plain questions: every claim and gap asked for by the wordings of its property."""

from __future__ import annotations

from assistant.service import Assistant
from corpus.knowledge.plain import OF_CLAIM, plain_questions
from corpus.knowledge.schema import Asked


def test_a_claim_is_asked_for_by_the_name_of_its_subject_in_both_languages(assistant: Assistant) -> None:
    made = [
        plain
        for plain in plain_questions(assistant.library.knowledge)
        if plain.asked.pin and plain.asked.pin.quote == "The InoKlaster call had EUR 7 million."
    ]
    assert {plain.language for plain in made} == {"en", "lt"}
    assert all("klaster" in plain.text.casefold() for plain in made)
    assert len(made) >= OF_CLAIM["en"]


def test_no_slot_for_a_name_is_left_open(assistant: Assistant) -> None:
    assert not any("{" in plain.text for plain in plain_questions(assistant.library.knowledge))


def test_a_gap_is_asked_for_only_if_it_has_recorded_questions(assistant: Assistant) -> None:
    knowledge = assistant.library.knowledge
    recorded = {asked.gap for asked in knowledge.asked if asked.gap}
    assert {plain.asked.gap for plain in plain_questions(knowledge) if plain.asked.gap} <= recorded


def test_every_entry_is_one_of_the_catalogue(assistant: Assistant) -> None:
    knowledge = assistant.library.knowledge
    known = {id(asked) for asked in knowledge.asked}
    made = list(plain_questions(knowledge))
    assert made
    assert all(isinstance(plain.asked, Asked) and id(plain.asked) in known for plain in made)
