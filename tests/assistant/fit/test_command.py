"""`python -m assistant fit`: exit codes, and the JSON that others script against."""

from __future__ import annotations

import json
from datetime import date

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.service import Assistant
from corpus.text import squeeze
from tests.assistant.fit.applicants import Case

RESULT_KEYS = {"id", "name", "name_lt", "fit", "criteria", "validity"}


@pytest.fixture
def run(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return a function that runs the command over the shared index."""

    def on_day(as_of: str | None = None) -> Assistant:
        if as_of is None:
            return assistant
        settings = assistant.settings.model_copy(update={"as_of": date.fromisoformat(as_of)})
        other = Assistant.__new__(Assistant)
        other.__dict__.update(assistant.__dict__ | {"settings": settings})
        return other

    monkeypatch.setattr("assistant.fit.command.open_with", on_day)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["fit", *arguments])

    return invoke


def test_the_exit_code_says_whether_anything_may_fit(run, case: Case) -> None:  # type: ignore[no-untyped-def]
    result = run(*case.as_arguments(), "--json")
    assert result.exit_code == (2 if case.error else 0 if case.live else 3)


def test_the_json_has_the_documented_keys(run, described: Case) -> None:  # type: ignore[no-untyped-def]
    data = json.loads(run(*described.as_arguments(), "--json").stdout)
    assert {"profile", "results", "ask_next"} <= set(data)
    for result in data["results"]:
        assert set(result) >= RESULT_KEYS
        assert result["fit"] in {"fits", "may_fit", "does_not_fit"}
        assert result["validity"]["status"] in {"in_force", "ended", "superseded", "unknown"}
        assert {entry["verdict"] for entry in result["criteria"]} <= {"met", "not_met", "not_stated"}


def test_what_does_not_fit_says_why(run) -> None:  # type: ignore[no-untyped-def]
    data = json.loads(run("--country", "NO", "--size", "sme", "--activity", "green packaging", "--json").stdout)
    for result in data["results"]:
        if result["fit"] == "does_not_fit":
            assert any(entry["verdict"] == "not_met" and entry["citations"] for entry in result["criteria"])


def test_an_unknown_country_is_refused_with_suggestions(run) -> None:  # type: ignore[no-untyped-def]
    result = run("--country", "Izrael", "--size", "sme")
    assert result.exit_code == 0  # a Lithuanian stem is understood
    result = run("--country", "Izreal", "--size", "sme")
    assert result.exit_code == 2
    assert "Israel" in result.stderr


def test_an_unknown_day_is_refused() -> None:
    result = CliRunner().invoke(app, ["fit", "--country", "NO", "--as-of", "yesterday"])
    assert result.exit_code == 2
    assert "AS_OF" in result.stderr


def test_nothing_open_names_whom_to_ask(run) -> None:  # type: ignore[no-untyped-def]
    result = run("--text", "We are a farm of 20 people and would like support for buying a tractor.")
    assert result.exit_code == 3
    assert "Innovation Agency" in squeeze(result.stdout)


def test_what_an_applicant_writes_cannot_drive_the_page_or_the_terminal(assistant: Assistant) -> None:
    nasty = "We are a company in Norway <script>alert(1)</script> [x](javascript:1) \x1b[31m with **R&D**"
    report = assistant.fit(nasty)
    text = assistant.finder.renderer.markdown(report)
    assert "<script>" not in text
    assert "\x1b" not in text
    assert "](javascript" not in text
