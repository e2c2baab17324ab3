from datetime import date

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from assistant.validity import status_on
from assistant.verification.plain import figures
from corpus.knowledge.schema import Bilingual, Pin, ValidityEntry
from corpus.settings import Settings
from corpus.types import Status

BASE = {"notice": Bilingual(en="Over.", lt="Baigta."), "basis": Pin(document="d", quote="q")}


@pytest.mark.parametrize(
    ("entry", "day", "status"),
    [
        ({"until": date(2020, 1, 1)}, date(2020, 1, 1), Status.IN_FORCE),
        ({"until": date(2020, 1, 1)}, date(2020, 1, 2), Status.ENDED),
        ({"until": date(2020, 1, 1), "replaced_by": "other"}, date(2021, 1, 1), Status.SUPERSEDED),
        ({"status": Status.SUPERSEDED}, date(2021, 1, 1), Status.SUPERSEDED),
        ({"since": date(2021, 1, 1)}, date(2020, 1, 1), Status.UNKNOWN),
        ({"since": date(2021, 1, 1)}, date(2021, 1, 1), Status.IN_FORCE),
        ({}, date(2021, 1, 1), Status.UNKNOWN),
    ],
)
def test_the_last_day_decides_then_what_is_stated(entry: dict[str, object], day: date, status: Status) -> None:
    assert status_on(ValidityEntry(**BASE, **entry), day) is status  # type: ignore[arg-type]


def test_an_ended_programme_is_flagged_in_the_answer_itself(assistant: Assistant) -> None:
    answer = assistant.ask("What is the budget of the Green Industry Innovation Programme?")
    assert "ended" in {notice.kind for notice in answer.notices}
    assert "no further calls" in answer.text
    assert answer.citations[0].validity.status is Status.ENDED


@pytest.mark.parametrize(("day", "over"), [(date(2024, 6, 21), False), (date(2024, 6, 22), True)])
def test_validity_is_judged_against_the_given_day(
    settings: Settings, embedding: BaseEmbedding, day: date, *, over: bool
) -> None:
    then = Assistant(settings.model_copy(update={"as_of": day}), embedding)
    answer = then.ask("How much money did the InoKlaster call have?")
    assert ("ended" in {notice.kind for notice in answer.notices}) is over


@pytest.mark.parametrize(
    "question", ["Who implements the Israel agreement?", "Kas įgyvendina Lietuvos ir Izraelio susitarimą?"]
)
def test_replaced_bodies_are_named_with_what_replaced_them(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "MATIMOP" in answer.text
    assert "MITA" in answer.text
    assert "superseded" in {notice.kind for notice in answer.notices}
    assert "Innovation Agency" in answer.text or "Inovacijų agentūra" in answer.text


def test_every_notice_has_its_figures_from_the_quotes_it_rests_on(assistant: Assistant) -> None:
    library = assistant.library
    for entity in library.knowledge.entities:
        if entity.validity is None:
            continue
        spans = [library.span_of(pin) for pin in entity.validity.pins]
        quotes = " ; ".join(f"{library.quote(span)} {library.documents[span.document].title.en}" for span in spans)
        for language in ("en", "lt"):
            assert figures(entity.validity.notice.get(language)) <= figures(quotes), (entity.id, language)
