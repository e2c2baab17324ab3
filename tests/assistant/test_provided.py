"""An article is asked for by its number: the answer is that article, numbered, of the agreement that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from assistant.answer import Answer
from assistant.service import Assistant
from corpus.index import open_index
from corpus.settings import Settings
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing

SPACE = """MEMORANDUM OF UNDERSTANDING ON SPACE COOPERATION

Article 1

Purpose

The Parties cooperate in space research.

Article 2

Duties

1. The Parties meet once a year in Vilnius. The host pays for the room.

2. Each Party shall: (a) name a contact point for the other Party; (b) keep a register of joint projects; and (c) \
report on them by 31 March.

3. Costs are borne by the Party that causes them.

Annex I

Article 1

The register has one line for each project.
"""
FISH = """SUTARTIS DĖL ŽUVININKYSTĖS

1 straipsnis. Sąvokos

Žvejyba – žuvų gaudymas.

2 straipsnis. Pareigos

1. Šalys susitinka kasmet.

2. Kiekviena Šalis:

1) saugo žuvis;

2) skaičiuoja laivus.
"""


def settle(folder: Path, texts: dict[str, str]) -> Settings:
    """Return settings of an index that holds `texts` and no shipped corpus."""
    (folder / "corpus" / "documents").mkdir(parents=True)
    (folder / "corpus" / "documents" / "manifest.yaml").write_text(yaml.safe_dump({"sources": []}))
    (folder / "shelf").mkdir()
    for name, text in texts.items():
        (folder / "shelf" / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus_dir=folder / "corpus", data_dir=folder / "data")
    synchronise(settings, Hashing(), [folder / "shelf"])
    return settings


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {"space.txt": SPACE, "fish.txt": FISH}
    return Assistant(settle(tmp_path_factory.mktemp("agreements"), texts), Hashing())


def lines(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


def test_an_article_is_answered_whole_with_its_numbers(shelved: Assistant) -> None:
    answer = shelved.ask("What does Article 2 of the memorandum on space cooperation say?")
    assert answer.status == "answered"
    assert lines(answer) == [
        "Article 2, MEMORANDUM OF UNDERSTANDING ON SPACE COOPERATION",
        "(1) The Parties meet once a year in Vilnius.",
        "The host pays for the room.",
        "(2) Each Party shall:",
        "(2)(a) name a contact point for the other Party",
        "(2)(b) keep a register of joint projects",
        "(2)(c) report on them by 31 March.",
        "(3) Costs are borne by the Party that causes them.",
    ]
    assert [citation.section for citation in answer.citations] == ["Article 2 Duties"]


@pytest.mark.parametrize(
    ("question", "first", "section"),
    [
        ("What does Article 2(2)(b) of the memorandum say?", "keep a register", "Article 2 Duties › Article 2(2)(b)"),
        ("Quote point (b) of article 2, paragraph 2", "keep a register", "Article 2 Duties › Article 2(2)(b)"),
        (
            "What does article 1 of Annex I say?",
            "The register has one line",
            "Annex I › Article 1 › Annex I, Article 1",
        ),
        ("Ką sako sutarties 1 straipsnis?", "Žvejyba", "1 straipsnis. Sąvokos"),
        ("Ką nustato 2 straipsnio 2 dalies 1 punktas?", "saugo žuvis", "2 straipsnio 2 dalies 1 punktas"),
    ],
)
def test_a_part_is_cited_where_it_stands(shelved: Assistant, question: str, first: str, section: str) -> None:
    answer = shelved.ask(question)
    assert lines(answer)[1].startswith(first)
    assert answer.citations[0].section.endswith(section)


def test_without_a_title_the_article_of_each_agreement_is_shown(shelved: Assistant) -> None:
    answer = shelved.ask("What does article 1 say?")
    assert {citation.document.split("-")[1] for citation in answer.citations} == {"memorandum", "sutartis"}


def test_a_question_in_the_other_language_shows_the_original_under_its_name(shelved: Assistant) -> None:
    answer = shelved.ask("What does article 1 of the treaty say?", documents=[treaty(shelved)])
    assert lines(answer) == ["1 straipsnis, SUTARTIS DĖL ŽUVININKYSTĖS", "“Žvejyba – žuvų gaudymas.”"]


def treaty(shelved: Assistant) -> str:
    return next(d.id for d in shelved.documents() if "sutartis" in d.id)


@pytest.mark.parametrize(
    "question",
    [
        "What does article 9 say?",
        "What does article 2 of the agreement with Norway say?",
        "When was article 1 amended?",
        "What does article 2 say about whales, penguins and seals?",
    ],
)
def test_what_no_article_says_is_not_answered_with_one(shelved: Assistant, question: str) -> None:
    assert shelved.ask(question).abstained


def test_a_long_article_is_shown_in_its_parts(tmp_path: Path) -> None:
    duties = [f"{n}. The Parties shall carry out duty number {n} {'with due care ' * 40}." for n in range(1, 12)]
    text = "AGREEMENT ON DUTIES\n\nArticle 1\n\n" + "\n\n".join(duties) + "\n\nArticle 2\n\nThe end is near."
    answer = Assistant(settle(tmp_path, {"duties.txt": text}), Hashing()).ask("What does article 1 say?")
    assert sum("duty number" in line for line in lines(answer)) == 11


def test_passages_that_came_in_after_it_was_opened_do_not_break_an_answer(tmp_path: Path) -> None:
    settings = settle(tmp_path, {"space.txt": SPACE})
    index = open_index(settings, Hashing())
    old = Assistant(settings, Hashing())
    (tmp_path / "shelf" / "fish.txt").write_text(FISH, encoding="utf-8")
    synchronise(settings, Hashing(), [tmp_path / "shelf"])
    old.library.index.vectors.collection = open_index(settings, Hashing()).vectors.collection
    assert index.version != open_index(settings, Hashing()).version
    for question in ("What does the host pay for?", "Ką saugo kiekviena šalis?", "What does article 2 say?"):
        assert {ranked.document for ranked in old.ask(question).considered} <= set(old.library.documents)
