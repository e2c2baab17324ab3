from corpus.lexical import stems
from corpus.lexicon import Hit, PhraseTable, longest

TABLE = PhraseTable([("Baltic Sea", "sea"), ("Baltic Sea Region", "region"), ("how much money", "budget")])


def found(text: str, slack: int = 0) -> list[str]:
    return [hit.target for hit in longest(TABLE.find(stems(text), slack))]


def test_the_longest_phrase_wins() -> None:
    assert found("in the Baltic Sea region") == ["region"]


def test_phrases_are_found_in_any_inflection() -> None:
    table = PhraseTable([("Izraelio susitarimas", "agreement")])
    assert [hit.target for hit in table.find(stems("apie Izraelio susitarimą"))] == ["agreement"]


def test_other_words_may_stand_between_only_where_that_is_allowed() -> None:
    assert found("how much EU money") == []
    assert found("how much EU money", slack=1) == ["budget"]


def test_equal_hits_stay_in_the_order_they_stand_in() -> None:
    assert longest([Hit("b", 3, 4), Hit("a", 0, 1)]) == [Hit("a", 0, 1), Hit("b", 3, 4)]
