"""`docs/extending.md`, followed to the letter on a corpus of its own."""

from __future__ import annotations

from datetime import date

from assistant.agreements.tables import Filters, agreement_table
from assistant.fit.finder import Finder
from assistant.fit.judge import Fit
from assistant.fit.parse import Flags
from assistant.library import Library
from corpus.knowledge.check import check
from corpus.settings import Settings

DAY = date(2026, 11, 23)


def test_the_extended_corpus_passes_the_check(extended: Settings) -> None:
    _, problems = check(extended.corpus_dir)
    assert problems == []


def test_the_new_agreement_is_listed(library: Library) -> None:
    rows = agreement_table(library, DAY, Filters(country="Iceland")).to_json()["rows"]
    assert [(row["id"], row["signed"], row["status"]) for row in rows] == [
        ("iceland-agreement-2026", "15 January 2026", "in_force")
    ]


def test_the_finder_knows_the_new_agreement(library: Library) -> None:
    report = Finder(library).find(
        DAY, flags=Flags(countries=["IS"], size="sme", needs=["rd"], activity="clean technology")
    )
    assert report.results[0].programme.id == "iceland-agreement-2026"
    assert report.results[0].fit is Fit.MAY_FIT  # the text names no call


def test_the_finder_does_not_offer_it_when_it_is_over(library: Library) -> None:
    flags = Flags(countries=["IS"], size="sme", needs=["rd"], activity="clean technology")
    report = Finder(library).find(date(2031, 3, 1), flags=flags)
    assert "iceland-agreement-2026" in {result.programme.id for result in report.ended}
    assert "iceland-agreement-2026" not in {result.programme.id for result in report.live}


def test_a_quote_that_does_not_stand_is_named(extended: Settings) -> None:
    claims = extended.corpus_dir / "catalogue" / "claims" / "iceland-agreement.yaml"
    before = claims.read_text(encoding="utf-8")
    try:
        claims.write_text(before.replace("Reykjavik", "Akureyri"), encoding="utf-8")
        _, problems = check(extended.corpus_dir)
    finally:
        claims.write_text(before, encoding="utf-8")
    assert any("iceland-agreement-2026.signed" in problem for problem in problems)
