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
        ("NOR-LT09-ŪM-K-03: money available?", "en"),
    ],
)
def test_short_misspelt_and_mixed_questions_have_a_language(question: str, language: str) -> None:
    assert detect_language(question) == language


@pytest.mark.parametrize(("earlier", "language"), [("Kiek tai kainavo?", "lt"), ("How much was it?", "en")])
def test_a_name_alone_is_in_the_language_of_the_talk(earlier: str, language: str) -> None:
    assert detect_language("Eureka?", [earlier]) == language
