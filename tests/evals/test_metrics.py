"""Metrics: each agrees with its definition, applies where it should, and stays between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from evals.answers import GivenAnswer
from evals.cases import Case, SuiteCase
from evals.judging import judge
from evals.metrics import answering, citing, retrieval
from evals.metrics.consistency import consistency
from evals.metrics.registry import LOWER_IS_BETTER, METRICS, scores
from evals.metrics.seen import Seen
from evals.results import CaseResult, estimates_of

MakeCase = Callable[..., SuiteCase]
MakeAnswer = Callable[..., GivenAnswer]


def seen(case: SuiteCase, answer: GivenAnswer, verbatim: tuple[bool | None, ...] = ()) -> Seen:
    return Seen(case.case, answer, judge(case.case, answer, verbatim), verbatim)


def cite(document: str, quote: str = "Tea grows.", **fields: object) -> dict[str, object]:
    return {"number": 1, "document": document, "quote": quote, **fields}


def ranked(*texts: str) -> list[dict[str, object]]:
    return [{"passage": f"p{n}", "document": text.split()[0], "text": text} for n, text in enumerate(texts)]


def test_every_metric_has_a_definition() -> None:
    assert all(len(metric.definition) > 40 for metric in METRICS.values())
    assert METRICS.keys() > LOWER_IS_BETTER


def test_a_case_without_demands_is_measured_on_status_language_and_passing_only(
    in_suite: MakeCase, given: MakeAnswer
) -> None:
    (values,) = scores([seen(in_suite(), given())])
    assert values == {"pass_rate": 1.0, "status_accuracy": 1.0, "language_rate": 1.0}


def test_fact_recall_is_the_share_of_facts_said(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(facts=["tea", "coffee", ["milk", "cream"], "sugar"])
    assert answering.fact_recall(seen(case, given(text="Tea with cream"))) == 0.5


def test_declining_is_precise_where_it_was_acceptable_and_complete_where_it_was_needed(
    in_suite: MakeCase, given: MakeAnswer
) -> None:
    must_answer, must_decline = in_suite(), in_suite(status="off_topic")
    either = in_suite(status=["answered", "not_in_documents"])
    answer, decline = given(), given(status="refused")
    assert answering.declination_precision(seen(must_answer, decline)) == 0.0
    assert answering.declination_precision(seen(must_decline, decline)) == 1.0
    assert answering.declination_precision(seen(either, decline)) == 1.0
    assert answering.declination_precision(seen(must_decline, answer)) is None
    assert answering.declination_recall(seen(must_decline, answer)) == 0.0
    assert answering.declination_recall(seen(must_decline, decline)) == 1.0
    assert answering.declination_recall(seen(either, answer)) is None


def test_citation_recall_is_of_quotes_where_there_are_any_and_of_documents_otherwise(
    in_suite: MakeCase, given: MakeAnswer
) -> None:
    answer = given(citations=[cite("tea")])
    assert citing.citation_recall(seen(in_suite(documents=["tea", "milk"]), answer)) == 0.5
    assert citing.citation_recall(seen(in_suite(documents=["tea"], quotes=["Milk"]), answer)) == 0.0
    assert citing.citation_recall(seen(in_suite(), answer)) is None


def test_citation_precision_is_the_share_of_citations_that_are_to_the_point(
    in_suite: MakeCase, given: MakeAnswer
) -> None:
    case = in_suite(documents=["tea"], facts=["700 tons"])
    citations = [cite("tea"), cite("milk"), cite("milk", "It was 700 tons."), cite("milk", "Cows.")]
    assert citing.citation_precision(seen(case, given(citations=citations))) == 0.5
    assert citing.citation_precision(seen(case, given())) is None


def test_support_is_measured_over_the_facts_said(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(facts=["Assam", "Kenya", "China"])
    answer = given(text="Assam and Kenya", citations=[cite("tea", "Tea grows in Assam.")])
    assert citing.support_rate(seen(case, answer)) == 0.5
    assert citing.support_rate(seen(case, given(text="nothing"))) is None
    assert citing.support_rate(seen(case, given(text="Assam", status="refused"))) is None


def test_verbatim_is_the_share_of_quotes_whose_source_can_be_read(in_suite: MakeCase, given: MakeAnswer) -> None:
    answer = given(citations=[cite("a"), cite("b"), cite("c")])
    assert citing.verbatim_rate(seen(in_suite(), answer, (True, False, None))) == 0.5
    assert citing.verbatim_rate(seen(in_suite(), answer, (None, None, None))) is None


def test_a_quote_is_a_need_met_by_the_best_passage_that_holds_it(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(documents=["tea"], quotes=["grows high", "never written"])
    answer = given(considered=ranked("milk flows", "tea grows high up", "tea grows high too"))
    assert retrieval.recall_at_5(seen(case, answer)) == 0.5
    assert retrieval.mrr_at_10(seen(case, answer)) == 0.5


def test_without_quotes_the_documents_are_the_needs(in_suite: MakeCase, given: MakeAnswer) -> None:
    answer = given(considered=ranked(*["milk flows"] * 5, "tea grows"))
    case = in_suite(documents=["tea"])
    assert retrieval.recall_at_5(seen(case, answer)) == 0.0
    assert retrieval.recall_at_10(seen(case, answer)) == 1.0
    assert retrieval.ndcg_at_10(seen(case, answer)) == pytest.approx(0.356207, abs=1e-6)  # 1 / log2(1 + 6)
    assert retrieval.recall_at_10(seen(case, given())) is None


def test_paraphrases_agree_when_they_rest_on_the_same_words(in_suite: MakeCase, given: MakeAnswer) -> None:
    same, other = cite("tea", start=0, end=9), cite("tea", start=20, end=29)
    members = [
        seen(in_suite(id="a", group="g"), given(citations=[same])),
        seen(in_suite(id="b", group="g"), given(citations=[other, {**same, "start": 3}])),
        seen(in_suite(id="c", group="g"), given(citations=[other])),
        seen(in_suite(id="d", group="alone"), given()),
    ]
    assert consistency(members) == {"a": pytest.approx(2 / 3)}  # a-b and b-c agree, a-c do not


def test_an_answer_and_a_declination_do_not_agree(in_suite: MakeCase, given: MakeAnswer) -> None:
    members = [seen(in_suite(id="a", group="g"), given()), seen(in_suite(id="b", group="g"), given(status="refused"))]
    assert consistency(members) == {"a": 0.0}


words = st.lists(st.sampled_from(["tea", "milk", "sugar", "water"]), max_size=4)


@drawn(facts=words, said=words, cited=words, quoted=words, status=st.sampled_from(["answered", "refused", "partial"]))
def test_values_stay_between_0_and_1_whatever_the_answer(
    facts: list[str], said: list[str], cited: list[str], quoted: list[str], status: str
) -> None:
    case = Case.model_validate({"id": "c", "question": "?", "facts": facts, "documents": quoted, "forbidden": cited})
    citations = [cite(name, f"{name} and more") for name in cited]
    answer = GivenAnswer.from_json(
        {"status": status, "text": " ".join(said), "citations": citations, "considered": ranked(*cited)}
    )
    (values,) = scores([Seen(case, answer, judge(case, answer))])
    assert all(0.0 <= value <= 1.0 for value in values.values())
    if set(facts) <= set(said) and facts:
        assert values["fact_recall"] == 1.0


def test_estimates_are_made_for_the_whole_each_suite_and_each_tag(in_suite: MakeCase, given: MakeAnswer) -> None:
    def result(key: str, value: float, *tags: str) -> CaseResult:
        case = in_suite(id=key, tags=tags).case
        return CaseResult(
            id=key,
            suite="s",
            version=1,
            split="dev",
            case=case,
            passed=True,
            scores={"pass_rate": value},
            answer=given(),
        )

    found = estimates_of([result("a", 1.0, "hard"), result("b", 0.0)])
    assert {scope: metrics["pass_rate"].value for scope, metrics in found.items()} == {
        "all": 0.5,
        "suite:s": 0.5,
        "tag:hard": 1.0,
    }
