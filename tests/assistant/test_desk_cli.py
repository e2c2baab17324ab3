"""The desk's commands: exit codes, JSON, files, and the way back through `verify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.service import Assistant

TWO = ["israel-rd-agreement", "korea-kiat-mou-2024"]


@pytest.fixture(autouse=True)
def opened(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command find the shared index open already."""
    for module in (
        "assistant.cli",
        "assistant.fit.command",
        "assistant.agreements.command",
        "assistant.verify_command",
    ):
        monkeypatch.setattr(f"{module}.open_with", lambda _as_of=None: assistant)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def as_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_a_comparison_has_a_cell_for_every_agreement_in_every_row() -> None:
    data = as_json("compare", *TWO)
    assert [entry["id"] for entry in data["agreements"]] == TWO
    for row in data["rows"]:
        assert [cell["agreement"] for cell in row["cells"]] == TWO
        assert row["difference"] in {"same", "different", "some_silent", "silent"}


def test_terms_say_with_exit_code_3_that_no_agreement_states_it() -> None:
    assert run("terms", "Who implements it?").exit_code == 0
    assert run("terms", "Who implements it?", "--agreement", "korea-kiat-mou-2024").exit_code == 3


def test_clauses_can_be_narrowed_to_a_kind() -> None:
    data = as_json("clauses", "israel-rd-agreement", "--kind", "obligation")
    assert {clause["kind"] for clause in data["clauses"]} == {"obligation"}
    assert run("clauses", "israel-rd-agreement", "--kind", "permission").exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "israel-rd-agreement"], "two different"),
        (["compare", "nothing", "israel-rd-agreement"], "no agreement"),
        (["compare", *TWO, "--language", "fr"], "en or lt"),
        (["terms", ""], "empty"),
        (["terms", "When?", "--agreement", "nothing"], "no agreement"),
        (["clauses", "nothing"], "no agreement"),
        (["clauses", "israel-rd-agreement", "--kind", "poem"], "definition"),
        (["agreements", "--country", "Atlantis"], "no country"),
        (["programmes", "--save", "x.pdf"], ".csv"),
        (["compare", *TWO, "--save", "/nonexistent/x.json"], "cannot be written"),
        (["verify", "/nonexistent/x.json"], "cannot be read"),
    ],
)
def test_wrong_usage_is_one_line_with_the_remedy_and_exit_code_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


@pytest.mark.parametrize("table", ["agreements", "programmes", "markets", "documents"])
def test_tables_list_what_there_is(table: str) -> None:
    data = as_json(table)
    assert data["total"] == len(data["rows"]) > 0
    assert run(table).exit_code == 0


@pytest.mark.parametrize("form", [".json", ".md", ".csv", ".docx"])
@pytest.mark.parametrize("arguments", [["compare", *TWO], ["terms", "When was it signed?"], ["clauses", TWO[0]]])
def test_what_the_desk_finds_can_be_filed(tmp_path: Path, arguments: list[str], form: str) -> None:
    file = tmp_path / f"filed{form}"
    assert run(*arguments, "--save", str(file)).exit_code == 0
    assert file.stat().st_size > 100
    if form == ".json":
        assert run("verify", str(file)).exit_code == 0


def test_an_answer_as_printed_by_ask_is_verified(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text(run("ask", "What is the budget of the Green Industry Innovation Programme?", "--json").stdout)
    result = run("verify", str(file))
    assert result.exit_code == 0
    assert "All stands" in result.stdout


def test_a_fit_as_printed_is_verified(tmp_path: Path) -> None:
    file = tmp_path / "fit.json"
    file.write_text(run("fit", "--country", "NO", "--size", "sme", "--json").stdout)
    assert run("verify", str(file)).exit_code == 0


def test_a_changed_quote_ends_with_exit_code_1(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    answer = as_json("ask", "What is the budget of the Green Industry Innovation Programme?")
    answer["citations"][0]["quote"] = "The budget totals EUR 94 million."
    file.write_text(json.dumps(answer))
    result = run("verify", str(file))
    assert result.exit_code == 1
    assert "altered" in result.stdout
    assert not as_json("verify", str(file))["stands"]
