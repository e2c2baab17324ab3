import pytest

from assistant.language import detect_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What is the budget?", "en"),
        ("Koks biudžetas?", "lt"),
        ("koks programos biudzetas", "lt"),
        ("What is the Inovacijų ekspresas?", "en"),
        ("kas yra BSR Stars", "lt"),
        ("O kas administruoja?", "lt"),
        ("And who runs it?", "en"),
        ("Prioritetinės rinkos", "lt"),
        ("Eurostars deadline", "en"),
    ],
)
def test_short_misspelt_and_mixed_questions_have_a_language(question: str, language: str) -> None:
    assert detect_language(question) == language
