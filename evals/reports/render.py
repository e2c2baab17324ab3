"""The Markdown summary and the HTML report, from their templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from evals.advice.opinions import QUESTIONS
from evals.metrics.estimates import Estimate
from evals.metrics.registry import METRICS
from evals.reports.report import HEADLINE, Report

_TEMPLATES = Path(__file__).resolve().parent / "templates"
MAX_FLIPS = 20
"""A pull request comment lists so many flipped questions; the HTML report has them all."""
MAX_RANKED = 10


@cache
def _environment() -> Environment:
    # Markdown holds HTML blocks, so both forms are escaped as HTML.
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html", "md"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A blank line ends an HTML block of Markdown, and what follows would be read as Markdown.
    environment.filters["block"] = lambda text: re.sub(r"\s*\n\s*", "\n", text)
    environment.filters["suite_estimate"] = _suite_estimate
    environment.filters["percent"] = lambda value: f"{100 * value:.1f}"
    return environment


def _suite_estimate(suite: str, report: Report, metric: str) -> tuple[str, Estimate | None]:
    return suite, report.results.estimates.get(f"suite:{suite}", {}).get(metric)


def _render(template: str, report: Report) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            report=report,
            results=report.results,
            metrics=METRICS,
            headline=HEADLINE,
            asked_of_judge=QUESTIONS,
            flags=_flags(report),
            max_flips=MAX_FLIPS,
            max_ranked=MAX_RANKED,
        )
    )


def _flags(report: Report) -> dict[str, str]:
    """Return by case id what comparison and judge say of it, as the report's filter names it."""
    named: list[tuple[str, Iterable[str]]] = [("doubted", report.doubted)]
    if report.comparison:
        changed = report.comparison
        named += [
            ("newly-failing", (pair.id for pair in changed.newly_failing)),
            ("newly-passing", (pair.id for pair in changed.newly_passing)),
            ("reworded", (pair.id for pair in changed.reworded)),
        ]
    flags: dict[str, str] = {}
    for flag, ids in named:
        flags.update({key: f"{flags.get(key, '')} {flag}".strip() for key in ids})
    return flags


def markdown(report: Report) -> str:
    """Return the summary as Markdown, fit for a pull request comment."""
    return _render("summary.md", report)


def html(report: Report) -> str:
    """Return the whole report as one HTML page that needs nothing else."""
    return _render("report.html", report)
