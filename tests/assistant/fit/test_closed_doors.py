"""A wrong yes costs weeks: what is over, suspended or has not begun is never offered as open, on any day."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.fit.judge import Fit, Verdict
from assistant.fit.match import FitReport
from assistant.service import Assistant
from corpus.types import Status
from tests.assistant.fit.applicants import CASES, Case

OVER = (Status.ENDED, Status.SUPERSEDED)
described = st.sampled_from([case for case in CASES if case.error is None])
days = st.dates(date(2005, 1, 1), date(2035, 12, 31))
unhurried = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def find(assistant: Assistant, case: Case, day: date) -> FitReport:
    return assistant.finder.find(day, case.text, case.as_flags())


@given(case=described, day=days)
@unhurried
def test_nothing_closed_is_offered(assistant: Assistant, case: Case, day: date) -> None:
    for result in find(assistant, case, day).results:
        validity = result.validity
        begun = validity.since is None or validity.since <= day
        if validity.status in OVER or (validity.until and validity.until < day) or not begun:
            assert result.fit is Fit.DOES_NOT_FIT
            assert result.door.verdict is Verdict.NOT_MET


@given(case=described, day=days)
@unhurried
def test_closed_programmes_come_after_all_others(assistant: Assistant, case: Case, day: date) -> None:
    closed = [result.closed for result in find(assistant, case, day).results]
    assert closed == sorted(closed)


@given(case=described, day=days)
@unhurried
def test_only_what_is_stated_to_be_open_on_the_day_fits(assistant: Assistant, case: Case, day: date) -> None:
    for result in find(assistant, case, day).results:
        if result.fit is Fit.FITS:
            assert result.door.verdict is Verdict.MET
            assert result.door.pin is not None
            assert result.door.until is None or day <= result.door.until


@given(case=described, day=days)
@unhurried
def test_the_report_offers_in_its_open_part_only_what_is_not_closed(
    assistant: Assistant, case: Case, day: date
) -> None:
    report = find(assistant, case, day)
    text = assistant.finder.renderer.markdown(report, "en")
    offered = text.split("**Not open, so prepare nothing")[0]
    for result in report.results:
        if result.closed:
            assert f"## {result.programme.name.en} –" not in offered


@given(case=described, day=days)
@unhurried
def test_the_same_description_gives_the_same_report(assistant: Assistant, case: Case, day: date) -> None:
    renderer = assistant.finder.renderer
    first, again = (renderer.to_json(find(assistant, case, day)) for _ in range(2))
    assert first == again


def test_every_verdict_on_a_programme_rests_on_a_quote_that_stands(assistant: Assistant, described: Case) -> None:
    for result in find(assistant, described, described.as_of).results:
        for judged in (*result.criteria, result.door):
            if judged.verdict is not Verdict.NOT_STATED:
                assert judged.pin is not None, (result.programme.id, judged.name)


def test_every_citation_of_a_report_stands(assistant: Assistant, described: Case) -> None:
    report = find(assistant, described, described.as_of)
    library = assistant.library
    for result in assistant.finder.renderer.to_json(report)["results"]:
        for citation in (entry for criterion in result["criteria"] for entry in criterion["citations"]):
            source = library.sources[citation["source"]]
            assert source.sha256 == citation["sha256"]
            assert source.text[citation["start"] : citation["end"]] == citation["quote"]
