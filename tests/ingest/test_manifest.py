"""A manifest says of the files of a folder what they cannot say themselves; what it leaves out is detected."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.register import Register
from ingest.report import Report
from tests.ingest.conftest import by_name

Sync = Callable[..., Report]
ELK = "Elk rules\n\nThe elk panel meets in Utena each May."
OWL = "Owl rules\n\nThe owl panel meets in Kaunas each June."
MANIFEST = """\
documents:
  - path: "**/*.txt"
    kind: strategy
    aliases: [animals]
  - path: north/elk.txt
    title: {en: Elk strategy, lt: Briedžių strategija}
    dated: 2021-03-04
    url: https://example.org/elk
    language: lt
    aliases: [moose, briedis]
"""


@pytest.fixture
def filled(shelf: Path) -> Path:
    (shelf / "north").mkdir()
    (shelf / "north" / "elk.txt").write_text(ELK)
    (shelf / "owl.txt").write_text(OWL)
    (shelf / "manifest.yaml").write_text(MANIFEST)
    return shelf


def test_a_file_is_what_the_entries_say_one_after_the_other(sync: Sync, filled: Path, register: Register) -> None:
    assert sync().skipped == 0
    elk, owl = register.documents()
    assert (elk.title.en, elk.title.lt, elk.kind, elk.language) == (
        "Elk strategy", "Briedžių strategija", "strategy", "lt",
    )  # fmt: skip
    assert (elk.dated, elk.url, elk.aliases) == (
        datetime.date(2021, 3, 4), "https://example.org/elk", ("moose", "briedis"),
    )  # fmt: skip
    assert (owl.title.en, owl.kind, owl.language, owl.aliases) == ("Owl rules", "strategy", "en", ("animals",))
    assert owl.url is None
    assert all("Briedžių strategija" in p.header for p in register.passages_of(elk.id))


def test_an_unlisted_file_is_described_by_itself(sync: Sync, filled: Path, register: Register) -> None:
    (filled / "manifest.yaml").write_text("documents:\n  - {path: owl.txt, kind: strategy}\n")
    sync()
    elk = next(d for d in register.documents() if "elk" in d.id)
    assert (elk.title.en, elk.kind, elk.language) == ("Elk rules", "policy", "en")


def test_of_a_manifest_that_changes_only_what_it_says_differently_is_done_again(sync: Sync, filled: Path) -> None:
    sync()
    (filled / "manifest.yaml").write_text(MANIFEST.replace("Elk strategy", "Elk plan"))
    report = sync()
    assert (by_name(report)["elk.txt"].status, by_name(report)["owl.txt"].status) == ("updated", "unchanged")
    assert (report.documents, report.embedded) == (2, 1)
    assert all(file.status == "unchanged" for file in sync().files)


def test_the_nearest_manifest_counts_and_a_file_named_outright_has_it_too(
    sync: Sync, filled: Path, register: Register
) -> None:
    (filled / "north" / "manifest.yaml").write_text("documents:\n  - {path: elk.txt, kind: agreement}\n")
    sync()
    before = {d.id: d.kind for d in register.documents()}
    assert sorted(before.values()) == ["agreement", "strategy"]
    report = sync([filled / "north" / "elk.txt", filled / "owl.txt"])
    assert {file.status for file in report.files} == {"unchanged"}


def test_a_rebuild_knows_the_manifest_still(sync: Sync, filled: Path, register: Register) -> None:
    sync()
    before = register.documents()
    sync([filled / "owl.txt"], rebuild=True)
    assert register.documents() == before


def test_the_same_content_is_described_alike_wherever_it_lies(sync: Sync, filled: Path, register: Register) -> None:
    (filled / "a.txt").write_text(ELK)
    (filled / "manifest.yaml").write_text("documents:\n  - {path: north/elk.txt, kind: agreement}\n")
    for _ in range(2):
        assert sync().documents == 2
        assert sorted(d.kind for d in register.documents()) == ["agreement", "policy"]
    assert {file.status for file in sync().files} == {"unchanged"}


def test_an_entry_that_fits_no_file_is_reported_with_its_line(sync: Sync, filled: Path) -> None:
    (filled / "north" / "elk.txt").unlink()
    report = sync()
    assert by_name(report)["manifest.yaml"].warnings == ("line 5: no file fits 'north/elk.txt'",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("documents:\n  - path: owl.txt\n    knid: strategy\n", r"manifest\.yaml:3: documents\.0\.knid: Extra inputs"),
        ("documents:\n  - path: owl.txt\n    kind: poem\n", r"manifest\.yaml:3: documents\.0\.kind"),
        ("documents:\n  - path: owl.txt\n    title: {en: Owls}\n", r"manifest\.yaml:3: documents\.0\.title\.lt"),
        ("documents:\n  - kind: policy\n", r"manifest\.yaml:2: documents\.0\.path: Field required"),
        ("documents:\n  - path: ../secret.txt\n", r"manifest\.yaml:2: documents\.0\.path"),
        ("documents:\n  - path: /etc/passwd\n", r"manifest\.yaml:2: documents\.0\.path"),
        ("documents:\n  - path: owl.txt\n    url: javascript:alert(1)\n", r"manifest\.yaml:3: documents\.0\.url"),
        ("documents:\n  - path: owl.txt\n    path: elk.txt\n", r"manifest\.yaml:3: the key 'path' stands there twice"),
        ("documents:\n  - path: '**/*.txt'\n    title: {en: A, lt: B}\n", r"manifest\.yaml:2: .* fits 2 files"),
        ("documents: [\n", r"manifest\.yaml:2: not YAML"),
        ("- path: owl.txt\n", r"manifest\.yaml:1: the file"),
        ("", r"manifest\.yaml:1: the file"),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_is_changed(
    sync: Sync, filled: Path, register: Register, text: str, fault: str
) -> None:
    (filled / "manifest.yaml").write_text(text)
    with pytest.raises(CorpusError, match=fault) as caught:
        sync()
    assert "docs/ingestion.md" in caught.value.remedy
    assert not register.exists()
