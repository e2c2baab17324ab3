"""Every applicant of `profiles/` gets what the documents say."""

from __future__ import annotations

import pytest

from assistant.fit.match import FitReport
from assistant.service import Assistant
from corpus.errors import ProfileError
from tests.assistant.fit.applicants import CASES, Case


def find(assistant: Assistant, case: Case) -> FitReport:
    return assistant.finder.find(case.as_of, case.text, case.as_flags())


def test_there_are_at_least_sixty_applicants_in_both_languages() -> None:
    lithuanian = [case for case in CASES if case.id.startswith("lt-")]
    assert len(CASES) >= 60
    assert len(lithuanian) >= 20
    assert len([case for case in CASES if not case.live and not case.error]) >= 8


def test_the_applicant_is_understood(assistant: Assistant, described: Case) -> None:
    profile = find(assistant, described).profile
    for facet, values in described.profile.items():
        assert set(values) <= set(profile.values(facet)), facet
    for facet in described.unknown:
        assert profile.values(facet) == ()


def test_what_fits_and_may_fit_is_what_the_documents_say(assistant: Assistant, described: Case) -> None:
    report = find(assistant, described)
    assert {result.programme.id: result.fit.value for result in report.live} == described.live
    if described.first:
        assert report.results[0].programme.id == described.first


def test_what_would_have_suited_is_shown_apart(assistant: Assistant, described: Case) -> None:
    report = find(assistant, described)
    assert set(described.ended) <= {result.programme.id for result in report.ended}


def test_the_next_question_is_one_that_matters(assistant: Assistant, described: Case) -> None:
    if described.ask_next:
        asked = find(assistant, described).ask_next
        assert asked is not None
        assert asked.facet in described.ask_next


def test_a_description_that_cannot_be_matched_is_refused_with_a_remedy(assistant: Assistant, refused: Case) -> None:
    with pytest.raises(ProfileError) as caught:
        find(assistant, refused)
    assert refused.error is not None
    assert refused.error in str(caught.value)
    assert caught.value.remedy
