"""The reports: complete, escaped, and readable without anything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from junitparser import JUnitXml

from evals import gate
from evals.reports.render import html, markdown
from evals.reports.report import Report
from tests.evals.conftest import TEXTS, Notebook

EVIL = "</pre><script>alert(1)</script> | `x` \n\n# heading <img src=x onerror=alert(1)> \x0b"


@pytest.fixture
def report(notebook: Notebook, suites: Path, limits: Path, tmp_path: Path) -> Report:
    """A run in which one answer was spoilt by somebody who means ill, against one in which all was well."""
    plan = gate.plan(root=suites, thresholds=limits)
    gate.run(plan, notebook, tmp_path / "before")
    notebook.spoil = lambda question, text: text.replace("700 tons", EVIL) if "yield" in question else text
    plan = gate.plan(root=suites, thresholds=limits, baseline=tmp_path / "before/results.json")
    return gate.run(plan, notebook, tmp_path / "out")


class Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_the_page_needs_nothing_from_elsewhere(report: Report) -> None:
    page = Page(html(report))
    assert all(address.startswith("#") for address in page.addresses)
    assert not re.search(r"@import|url\(", html(report))


def test_the_page_holds_every_question_with_answer_citation_and_passages(report: Report) -> None:
    page, text = Page(html(report)), html(report)
    assert {case.id for case in report.results.cases} < set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "Kenya exports coffee worth EUR 9.4 million a year." in text
    start = TEXTS["tea"].index("The harvest")
    assert f"characters {start} to {start + len('The harvest of 2019 was 700 tons.')} of tea" in text
    assert text.count("Passages considered, best first") == len(report.results.cases)
    assert "newly-failing" in text


def test_links_of_broken_bounds_lead_to_their_question(report: Report) -> None:
    page = Page(html(report))
    assert len(page.addresses) > 0
    assert {address[1:] for address in page.addresses} <= set(page.ids)


@pytest.mark.parametrize("render", [html, markdown])
def test_what_answers_hold_is_never_markup(report: Report, render: Callable[[Report], str]) -> None:
    text = render(report)
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    assert "<img" not in text


def test_the_summary_shows_flipped_questions_side_by_side(report: Report) -> None:
    text = markdown(report)
    assert "### Newly failing (1)" in text
    block = text[text.index("<details>") : text.index("</details>")]
    assert "\n\n" not in block, "a blank line would end the HTML block and let an answer write Markdown"
    assert "700 tons" in block
    assert "| drinks | 6 |" in text


def test_every_question_and_every_broken_bound_is_a_test_case(report: Report, tmp_path: Path) -> None:
    xml = JUnitXml.fromfile(str(tmp_path / "out/junit.xml"))
    suites = {suite.name: list(suite) for suite in xml}
    failed = [case.name for case in suites["drinks"] if case.result]
    assert (len(suites["drinks"]), failed) == (6, ["tea-harvest-again"])
    assert len(suites["bounds"]) == len(report.breaches) > 0
    assert "\ufffd" in next(case.result[0].text for case in suites["drinks"] if case.result)
    assert suites["drinks"][0].time == 0.0025


def test_latency_is_told_in_multiples_of_embedding(report: Report) -> None:
    latency = report.latency()
    assert latency is not None
    assert (latency.median, latency.n) == (2.5, 6)
    assert Report(report.results).latency() is None


def test_the_same_run_renders_the_same_page(report: Report) -> None:
    assert html(report) == html(report)
