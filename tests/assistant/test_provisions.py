import pytest

from assistant.provisions import provisions_in
from corpus.text import fold


@pytest.mark.parametrize(
    ("question", "mark"),
    [
        ("What does article 3 say?", "Article 3"),
        ("What does Art. 12bis provide?", "Article 12bis"),
        ("What is in article 3(2)(a)?", "Article 3(2)(a)"),
        ("What does Article 3.1 say?", "Article 3.1"),
        ("What does Article 3.1 say?", "Article 3(1)"),
        ("What does paragraph 2 of Article 7 say?", "Article 7(2)"),
        ("Quote point (b) of article 3, paragraph 1", "Article 3(1)(b)"),
        ("What does Annex II say?", "Annex II"),
        ("What does article 4 of Annex I say?", "Annex I, Article 4"),
        ("What does article 3(2) say?", "3 straipsnio 2 dalis"),
        ("What does article 3(2) say?", "3 straipsnio 2 punktas"),
        ("Ką sako 3 straipsnis?", "3 straipsnis"),
        ("Ką sako 3 straipsnis?", "Article 3"),
        ("Kas parašyta 3-iame straipsnyje?", "3 straipsnis"),
        ("Ką nustato 3 straipsnio 2 dalies a punktas?", "3 straipsnio 2 dalies a punktas"),
        ("Ką nustato 3 straipsnio 2 dalies a punktas?", "Article 3(2)(a)"),
        ("Ką nustato 5 str. 1 dalis?", "5 straipsnio 1 dalis"),
        ("Kas numatyta 1 priedo 4 straipsnyje?", "1 priedo 4 straipsnis"),
        ("Kas yra II skyriuje?", "II skyrius"),
    ],
)
def test_a_provision_is_known_by_every_mark_it_is_cited_under(question: str, mark: str) -> None:
    (provision,) = provisions_in(fold(question))
    assert mark in provision.marks


@pytest.mark.parametrize(
    "question",
    ["What is the budget?", "Is it part of the strategy?", "Which 3 articles were written?", "Kokia 2 dalis?"],
)
def test_other_questions_name_none(question: str) -> None:
    assert provisions_in(fold(question)) == ()


def test_several_articles_are_several_provisions() -> None:
    assert [p.number for p in provisions_in("what do article 3 and article 14 say?")] == ["3", "14"]
