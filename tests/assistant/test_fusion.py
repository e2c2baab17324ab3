from hypothesis import given
from hypothesis import strategies as st

from assistant.fusion import fuse

scores = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 50), max_size=8)


def test_both_rankings_count_by_their_weight() -> None:
    fused = fuse({"a": 0.9, "b": 0.8}, {"b": 7.0, "a": 0.0}, 0.8)
    assert fused["a"] == 0.8
    assert fused["b"] == 1 - 0.8


def test_a_passage_without_any_word_of_the_question_gains_nothing_lexically() -> None:
    assert fuse({"a": 0.9, "b": 0.8}, {"a": 0.0, "b": 0.0}, 0.8) == {"a": 0.8, "b": 0.0}


def test_a_single_score_is_the_best_there_is() -> None:
    assert fuse({"a": 0.3}, {}, 0.8) == {"a": 0.8}


@given(scores, scores, st.floats(0, 1))
def test_fused_scores_lie_between_0_and_1_best_first(
    dense: dict[str, float], lexical: dict[str, float], weight: float
) -> None:
    fused = fuse(dense, lexical, weight)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in fused.values())
    assert list(fused.values()) == sorted(fused.values(), reverse=True)
    assert set(fused) == set(dense) | {key for key, score in lexical.items() if score > 0}


def test_a_lexical_ranking_that_knows_few_of_the_words_does_not_count() -> None:
    dense, lexical = {"a": 0.9, "b": 0.8}, {"b": 7.0}
    assert list(fuse(dense, lexical, 0.4)) == ["b", "a"]
    assert list(fuse(dense, lexical, 0.4, heard=0.2)) == ["a", "b"]
