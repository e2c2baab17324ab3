"""One answer against one case: what counts as said, cited, supported and declined."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.answers import GivenAnswer
from evals.cases import SuiteCase
from evals.judging import Check, judge
from evals.languages import is_in
from evals.wording import contains, says

MakeCase = Callable[..., SuiteCase]
MakeAnswer = Callable[..., GivenAnswer]


def failed(checks: tuple[Check, ...]) -> dict[str, str]:
    return {check.name: check.detail for check in checks if not check.passed}


def cite(number: int = 1, **fields: object) -> dict[str, object]:
    return {"number": number, "document": "tea", "quote": "Tea grows.", **fields}


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("It totals EUR 9.4 million.", "9.4 million", True),
        ("It totals EUR 19.4 million.", "9.4 million", False),
        ("There are 44 of them.", "4", False),
        ("There are 4.5 of them.", "4", False),
        ("There are 4.", "4", True),
        ("The  GREEN\u00a0programme", "green programme", True),
        ("Norvegijos lėšos", "Norvegij", True),
        ("the \u2018Save the Sea\u2019 goal", "'Save the Sea'", True),
        ("2009\u20132014", "2009-2014", True),
        ("unsigned", "signed", False),
    ],
)
def test_a_phrase_is_said_as_words_whatever_its_typography(text: str, phrase: str, said: bool) -> None:
    assert says(text, phrase) is said


def test_a_quote_may_be_wrapped_but_not_reworded() -> None:
    assert contains("The board\n closed in 2020.", "board closed in")
    assert not contains("The Board closed.", "board closed")


def test_citation_markers_and_emphasis_do_not_split_a_fact(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(facts=["Innovation Norway [sic]", ["nine", "9 of"]]).case
    answer = given(
        text="**Innovation** Norway [sic] chose 9[1] of them.", citations=[cite(quote="9 of Innovation Norway [sic]")]
    )
    assert "facts" not in failed(judge(case, answer))


def test_a_missing_fact_is_named(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(facts=[["nine", "9"], "seven"]).case
    assert failed(judge(case, given(text="There are 7.")))["facts"] == "the answer does not say nine; seven"


def test_a_forbidden_phrase_fails_the_case(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(forbidden=["50 million"]).case
    assert "forbidden" in failed(judge(case, given(text="It was 50 million.")))
    assert not failed(judge(case, given(text="It was 150 million.")))


def test_the_status_must_be_an_acceptable_one(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(status=["off_topic", "refused"]).case
    assert failed(judge(case, given()))["status"] == "expected off_topic or refused, got answered"
    assert not failed(judge(case, given(status="refused")))


def test_documents_quotes_tier_and_notices_must_be_there(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(documents=["tea"], quotes=["Tea grows"], tier="note", notices=["ended"]).case
    assert failed(judge(case, given())).keys() == {"documents", "quotes", "tier", "notices"}
    answer = given(citations=[cite(tier="note")], notices=[{"kind": "ended"}, {"kind": "of their own"}])
    assert not failed(judge(case, answer))


def test_a_fact_must_rest_on_a_cited_quote(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(facts=[["9.4 million", "9,4 mln"]], language="lt").case
    text = "Biudžetas yra 9,4 mln. eurų [1]"
    assert "support" in failed(judge(case, given(text=text, citations=[cite()])))
    assert not failed(judge(case, given(text=text, citations=[cite(quote="It totals EUR 9.4 million.")])))
    translated = cite(quote="Nine point four", translation="Tai 9,4 mln. eurų.")
    assert not failed(judge(case, given(text=text, citations=[translated])))


def test_a_figure_must_stand_in_a_quote_that_its_sentence_cites(in_suite: MakeCase, given: MakeAnswer) -> None:
    citations = [cite(1, quote="It totals EUR 9.4 million."), cite(2, quote="seven criteria")]
    right = [{"text": "Biudžetas – 9,4 mln. eurų.", "citations": [1]}, {"text": "7 kriterijai", "citations": [2]}]
    assert "figures" not in failed(judge(in_suite().case, given(citations=citations, sentences=right)))
    wrong = [{"text": "Biudžetas – 9,5 mln. eurų.", "citations": [1]}, {"text": "7 criteria", "citations": [1]}]
    found = failed(judge(in_suite().case, given(citations=citations, sentences=wrong)))
    assert found["figures"] == "in no quote that their sentence cites: 9.5; 7"


def test_a_correction_may_repeat_the_figure_it_denies(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(question="It was EUR 50 million, right?").case
    citations = [cite(quote="It totals EUR 9.4 million.")]

    def sentence(text: str) -> list[dict[str, object]]:
        return [{"text": text, "citations": [1]}]

    denied = given(citations=citations, sentences=sentence("Not EUR 50 million, but EUR 9.4 million."))
    parroted = given(citations=citations, sentences=sentence("It was EUR 50 million."))
    assert "figures" not in failed(judge(case, denied))
    assert failed(judge(case, parroted))["figures"].endswith(": 50")


def test_a_follow_up_must_be_understood(in_suite: MakeCase, given: MakeAnswer) -> None:
    case = in_suite(standalone=["Green Industry", ["budget", "money"]]).case
    assert "standalone" in failed(judge(case, given(standalone_question="What is its budget?")))
    assert not failed(judge(case, given(standalone_question="What is the budget of Green Industry?")))


@pytest.mark.parametrize(
    "answer",
    [
        {"citations": [cite(2)]},
        {"citations": [cite(1), cite(1)]},
        {"citations": [cite(1)], "sentences": [{"text": "No.", "citations": [2]}]},
        {"citations": [cite(1)], "sentences": [{"text": "No.", "citations": []}]},
    ],
)
def test_citation_numbers_must_lead_somewhere(in_suite: MakeCase, given: MakeAnswer, answer: dict[str, object]) -> None:
    assert "references" in failed(judge(in_suite().case, given(**answer)))


def test_an_altered_quote_fails_the_case_and_an_unreadable_source_does_not(
    in_suite: MakeCase, given: MakeAnswer
) -> None:
    answer = given(citations=[cite(1), cite(2)])
    assert "[2]" in failed(judge(in_suite().case, answer, [True, False]))["verbatim"]
    assert not failed(judge(in_suite().case, answer, [None, None]))


@pytest.mark.parametrize(
    ("text", "expected", "right"),
    [
        ("The documents do not say who signed the agreement.", "en", True),
        ("The documents do not say who signed the agreement.", "lt", False),
        ("Dokumentuose nenurodyta, kas pasirašė šį susitarimą.", "lt", True),
        ("Dokumentuose nenurodyta, kas pasirašė šį susitarimą.", "en", False),
        ("EUR 9.4 million", "lt", True),
        ("Dainius Kreivys and Binyamin Ben-Eliezer, Stragien\u0117 and Appelbaum", "en", True),
        ("Apie tai dokumente rašoma taip: \u201eThe budget of the programme totals nine million\u201c.", "lt", True),
    ],
)
def test_the_language_is_that_of_the_framing_not_of_names_and_quotes(
    given: MakeAnswer, text: str, expected: str, right: bool
) -> None:
    assert is_in(given(text=text), expected) is right


def test_an_answer_that_calls_itself_otherwise_is_in_the_wrong_language(given: MakeAnswer) -> None:
    assert not is_in(given(text="9", language="lt"), "en")
    assert is_in(given(text="Neun Kriterien waren es damals.", language="de"), "de")
