from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.keys import api_key
from assistant.llm.models import open_model
from assistant.llm.prompts import FOLDER, PLACEHOLDERS, fill, load_template
from assistant.llm.sentences import Written, sentences
from corpus.errors import ConfigurationError
from corpus.settings import Settings


@pytest.mark.parametrize("name", ["answer.txt", "answer-small.txt"])
def test_shipped_prompts_have_their_placeholders(name: str) -> None:
    prompt = fill(name, question="QQQ", evidence="EEE", language="lt")
    assert "Lithuanian" in prompt.system
    assert "EEE" in prompt.user
    assert "QQQ" in prompt.user


def test_what_a_question_holds_is_not_taken_for_a_placeholder() -> None:
    prompt = fill("answer.txt", question="What is $evidence?", evidence="$question", language="en")
    assert "What is $evidence?" in prompt.user


@pytest.mark.parametrize(
    "text",
    [
        "$language $refusal\n=== user\n$evidence",
        "$language $refusal $extra\n=== user\n$evidence $question",
        "$language $refusal $evidence $question",
        "$language $refusal 5 $\n=== user\n$evidence $question",
    ],
)
def test_a_prompt_with_wrong_placeholders_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_template(path)


def test_every_prompt_file_is_one_that_is_used() -> None:
    assert {path.name for path in FOLDER.glob("*")} == set(PLACEHOLDERS)


def test_a_key_comes_from_the_environment_or_a_file(key_file: Path) -> None:
    assert api_key(Settings(llm_api_key="a")) == "a"  # type: ignore[arg-type]
    assert api_key(Settings(llm_api_key_file=key_file)) == "sk-test-very-secret-key"
    assert api_key(Settings()) is None


def test_a_key_that_cannot_be_had_is_said_without_showing_one(key_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for settings in (
        Settings(llm_api_key="secret", llm_api_key_file=key_file),  # type: ignore[arg-type]
        Settings(llm_api_key_file=tmp_path / "none"),
        Settings(llm_api_key_file=empty),
    ):
        with pytest.raises(ConfigurationError) as caught:
            api_key(settings)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(llm="openai-like"), "GIDAS_LLM_MODEL"),
        (Settings(llm="openai-like", llm_model="m"), "GIDAS_LLM_BASE_URL"),
        (Settings(llm="anthropic", llm_model="m"), "GIDAS_LLM_API_KEY"),
    ],
)
def test_a_half_configured_model_says_what_is_missing(settings: Settings, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        open_model(settings)


def test_settings_never_print_a_key() -> None:
    assert "hush" not in repr(Settings(llm_api_key="hush"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One [1]. Two [2].", [("One.", (1,)), ("Two.", (2,))]),
        ("One. [1] Two. [2]", [("One.", (1,)), ("Two.", (2,))]),
        ("One [1, 2].", [("One.", (1, 2))]),
        ("One [1][1][3].", [("One.", (1, 3))]),
        ("- One [1]\n- Two [2]", [("One", (1,)), ("Two", (2,))]),
        ("1. One [1].\n2. Two.", [("One.", (1,)), ("Two.", ())]),
        ("Biudžetas yra 9,4 mln. EUR [1].", [("Biudžetas yra 9,4 mln. EUR.", (1,))]),
        ("Yes: one [1].", [("One.", (1,))]),
        ("", []),
        ("[1]", []),
    ],
)
def test_text_is_taken_apart_into_sentences_with_their_numbers(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    for size in (1, 3, 1_000):
        pieces = [text[i : i + size] for i in range(0, len(text), size)]
        assert list(sentences(pieces, "lt" if "mln" in text else "en")) == [Written(*e) for e in expected]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.integers(1, 20))
def test_any_output_is_taken_apart_without_error(text: str, size: int) -> None:
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    for written in sentences(pieces, "en"):
        assert any(char.isalnum() for char in written.text)
