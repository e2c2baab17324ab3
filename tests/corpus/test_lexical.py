from pathlib import Path

import pytest

from corpus.lexical import LexicalIndex, stem, stems

TEXTS = {
    "budget": "The budget of the programme. Programos biudžetas.",
    "israel": "Agreement on industrial R&D with Israel",
    "sea": "Strategy for the Baltic Sea Region",
}
DOCUMENTS = {"budget": "green", "israel": "agreement", "sea": "strategy"}


@pytest.fixture
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS, DOCUMENTS)


@pytest.mark.parametrize("form", ["biudžetas", "biudžeto", "biudžetą", "biudzetui", "BIUDŽETAS"])
def test_forms_of_a_lithuanian_word_share_a_stem(form: str) -> None:
    assert stem(form) == stem("biudzetas")


@pytest.mark.parametrize(("one", "other"), [("agency", "agencies"), ("implemented", "implement"), ("funds", "funded")])
def test_forms_of_an_english_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_research_and_development_is_one_word() -> None:
    assert stems("R&D projects")[0] == "r&d"


def test_passages_without_a_word_of_the_question_are_left_out(index: LexicalIndex) -> None:
    assert set(index.scores("R&D agreement", 3)) == {"israel"}
    assert index.scores("volcano", 3) == {}
    assert index.scores("?!", 3) == {}


def test_a_lithuanian_question_without_diacritics_finds_its_words(index: LexicalIndex) -> None:
    assert set(index.scores("koks programos biudzetas", 3)) == {"budget"}


def test_scores_can_be_limited_to_documents(index: LexicalIndex) -> None:
    assert index.scores("budget agreement strategy", 3, ["strategy"]).keys() == {"sea"}


def test_a_saved_index_gives_the_same_scores(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "index")
    assert LexicalIndex.load(tmp_path / "index").scores("Baltic budget", 3) == index.scores("Baltic budget", 3)


def test_rare_words_weigh_more_than_common_ones(index: LexicalIndex) -> None:
    assert index.rarity(stem("the")) < index.rarity(stem("Israel")) <= index.rarity("unheard")
