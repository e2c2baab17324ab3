"""Suite files: read whole, or refused with file, line and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from assistant.answer import AnswerStatus
from evals.cases import schema
from evals.errors import SuiteError
from evals.loading import SUITES, load_cases, load_file, require_documents

Write = Callable[[str, str], Path]
HEAD = "suite: s\nversion: 1\ndescription: d\ncases:\n"


def faults(write: Write, text: str) -> list[str]:
    path = write("suites/dev/s.yaml", text)
    with pytest.raises(SuiteError) as caught:
        load_cases(root=path.parent.parent)
    return list(caught.value.problems)


def test_cases_come_with_suite_split_and_line(suites: Path) -> None:
    first, second, *_ = load_cases(root=suites)
    assert (first.suite, first.split, first.case.id, first.line) == ("drinks", "dev", "tea-harvest", 5)
    assert second.line == 12


def test_one_status_or_several_are_accepted(suites: Path) -> None:
    cases = {case.case.id: case.case for case in load_cases(root=suites)}
    assert cases["tea-board"].statuses == {AnswerStatus.ANSWERED}
    assert cases["cars"].statuses == {AnswerStatus.NOT_IN_DOCUMENTS, AnswerStatus.OFF_TOPIC}
    assert cases["cars"].must_decline
    assert cases["tea-board"].must_answer


def test_a_misspelt_key_is_named_with_its_line(write: Write) -> None:
    (fault,) = faults(write, HEAD + "  - id: a\n    question: q\n    fact: [x]\n")
    assert fault.endswith("dev/s.yaml:7: cases.0.fact: Extra inputs are not permitted")


def test_every_fault_is_named_at_once(write: Write) -> None:
    found = faults(write, HEAD + "  - id: A b\n    question: q\n  - id: b\n    question: q\n    status: maybe\n")
    assert any(":5: cases.0.id" in fault for fault in found)
    assert any(":9: cases.1.status" in fault for fault in found)


def test_a_missing_key_is_named_at_its_case(write: Write) -> None:
    (fault,) = faults(write, HEAD + "  - id: a\n  - id: b\n    question: q\n")
    assert ":5: cases.0.question: Field required" in fault


def test_a_key_written_twice_is_refused(write: Write) -> None:
    (fault,) = faults(write, HEAD + "  - id: a\n    question: q\n    question: r\n")
    assert ":7: the key 'question' stands there twice" in fault


def test_an_id_used_twice_is_named_in_both_places(write: Write) -> None:
    write("suites/test/t.yaml", HEAD + "  - id: a\n    question: q\n")
    found = faults(write, HEAD + "  - id: a\n    question: q\n")
    assert len(found) == 2
    assert all("the id 'a' is used 2 times" in fault for fault in found)


def test_what_must_be_declined_cannot_demand_quotes(write: Write) -> None:
    (fault,) = faults(write, HEAD + "  - id: a\n    question: q\n    status: off_topic\n    quotes: [x]\n")
    assert "cannot demand quotes" in fault


@pytest.mark.parametrize("text", ["a: [", "- 1\n", "", "suite: s\n", HEAD.replace("cases:\n", "cases: []\n"), "\x00"])
def test_what_is_no_suite_is_refused(write: Write, text: str) -> None:
    assert faults(write, text)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(SuiteError) as caught:
        load_file(Path("none/such.yaml"))
    assert "cannot be read" in caught.value.problems[0]


def test_suites_are_chosen_by_name_by_split_and_by_path(write: Write, suites: Path) -> None:
    write("suites/test/cups.yaml", HEAD.replace("suite: s", "suite: cups") + "  - id: cup\n    question: q\n")
    own = write("elsewhere/own.yaml", HEAD + "  - id: own\n    question: q\n")
    assert {c.case.id for c in load_cases(["cups"], root=suites)} == {"cup"}
    assert {c.suite for c in load_cases(split="dev", root=suites)} == {"drinks"}
    assert [c.case.id for c in load_cases([str(own)], root=suites)] == ["own"]


def test_an_unknown_suite_names_the_known_ones(suites: Path) -> None:
    with pytest.raises(SuiteError, match=r"No suite cakes\. Known are drinks"):
        load_cases(["cakes"], root=suites)


def test_an_unknown_document_is_named_with_its_case(suites: Path) -> None:
    cases = load_cases(root=suites)
    require_documents(cases, {"tea"})
    with pytest.raises(SuiteError) as caught:
        require_documents(cases, {"coffee"})
    assert caught.value.problems[0].endswith("drinks.yaml:5: tea-harvest: there is no document 'tea'")


def test_the_schema_file_is_current() -> None:
    assert json.loads((SUITES / "schema.json").read_text(encoding="utf-8")) == schema(), (
        "write it anew: python -m evals schema > evals/suites/schema.json"
    )


@pytest.mark.parametrize("path", sorted(SUITES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_suites_agree_with_the_schema_and_their_file_name(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema())
    assert data["suite"] == path.stem


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            {"suite": "s", "version": 1, "description": "d", "cases": [{"id": "a", "fact": []}]}, schema()
        )


class TestJsonLines:
    HEAD = '{"suite": "s", "version": 1, "description": "d"}\n'

    def problems(self, write: Write, text: str) -> list[str]:
        path = write("suites/dev/s.jsonl", text)
        with pytest.raises(SuiteError) as caught:
            load_cases(root=path.parent.parent)
        return list(caught.value.problems)

    def test_the_first_line_is_the_suite_and_every_other_one_a_case(self, write: Write) -> None:
        path = write("suites/dev/s.jsonl", self.HEAD + '{"id": "a", "question": "q"}\n\n{"id": "b", "question": "r"}\n')
        found = load_cases(root=path.parent.parent)
        assert [(case.suite, case.split, case.case.id, case.line) for case in found] == [
            ("s", "dev", "a", 2),
            ("s", "dev", "b", 4),
        ]

    def test_they_say_the_same_as_yaml(self, write: Write, suites: Path) -> None:
        for path in sorted(suites.glob("*/*.yaml")):
            data = yaml.safe_load(path.read_text("utf-8"))
            cases = data.pop("cases")
            lines = "\n".join(json.dumps(part) for part in [data, *cases])
            assert load_file(write("other/dev/same.jsonl", lines)).suite == load_file(path).suite

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("", ":1: the file is empty"),
            ("{", ":1: not JSON"),
            ("[]", ":1: not a JSON object"),
            (HEAD, ":1: cases: Tuple should have at least 1 item"),
            (HEAD + '\n{"id": "a", "question": "q", "fact": "x"}', ":3: cases.0.fact: Extra inputs"),
            (HEAD + '{"id": "a", "id": "b", "question": "q"}', ":2: the key 'id' stands there twice"),
        ],
    )
    def test_a_fault_is_named_with_its_line(self, write: Write, text: str, fault: str) -> None:
        assert fault in self.problems(write, text)[0]
