"""Synchronisation: the index holds what the files hold, and nothing is embedded twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError, CorpusError, IndexMismatchError, SourceError
from corpus.index import open_index
from corpus.register import Register
from corpus.settings import Settings
from ingest.report import Report
from ingest.sync import only_one, synchronise
from tests.ingest.conftest import by_name
from tests.ingest.hashing import Hashing

Sync = Callable[..., Report]
ZEBRA = "Zebra rules\n\nThe zebra committee meets in Kaunas each March.\n\nIt has nine members."
ELK = "Elk rules\n\nThe elk panel meets in Utena each May."


def vectors(settings: Settings) -> int:
    return open_index(settings, Hashing()).vectors.count()


def answers(settings: Settings, question: str) -> list[str]:
    """Return the texts found nearest to a question, from a freshly opened index."""
    index = open_index(settings, Hashing())
    found = index.vectors.scores(Hashing().get_query_embedding(question), 3)
    passages = index.register.passages(found)
    return [passages[key].text for key in found if key in passages]


def test_a_second_run_over_the_same_files_changes_nothing(sync: Sync, shelf: Path, register: Register) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    first = sync()
    before = register.path.stat()
    second = sync()
    assert (by_name(first)["a.txt"].status, by_name(second)["a.txt"].status) == ("added", "unchanged")
    assert (second.embedded, second.version, register.path.stat().st_ino) == (0, first.version, before.st_ino)


def test_a_touched_file_is_unchanged(sync: Sync, shelf: Path) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    os.utime(shelf / "a.txt", (1, 1))
    assert by_name(sync())["a.txt"].status == "unchanged"


def test_a_renamed_file_is_not_read_or_embedded_again(sync: Sync, shelf: Path, register: Register) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    before = register.documents()
    (shelf / "sub").mkdir()
    (shelf / "a.txt").rename(shelf / "sub" / "b.md")
    report = sync()
    assert [(file.status, file.warnings) for file in report.files] == [("unchanged", (f"moved from {shelf}/a.txt",))]
    assert report.embedded == 0
    assert register.documents() == before
    assert [known.path for known in register.known()] == [str(shelf / "sub" / "b.md")]


def test_of_a_changed_file_only_the_new_words_are_embedded(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    (shelf / "a.txt").write_text(ZEBRA.replace("nine", "ten"))
    report = sync()
    assert (by_name(report)["a.txt"].status, report.embedded, report.documents) == ("updated", 1, 1)
    assert "It has ten members." in answers(own, "how many members")
    assert "It has nine members." not in answers(own, "how many members")
    assert vectors(own) == report.passages == 2


def test_a_removed_file_vanishes_from_answers(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    (shelf / "b.txt").write_text(ELK)
    sync()
    (shelf / "a.txt").unlink()
    report = sync()
    assert {name: file.status for name, file in by_name(report).items()} == {"a.txt": "removed", "b.txt": "unchanged"}
    assert answers(own, "zebra committee") == ["The elk panel meets in Utena each May."]
    assert vectors(own) == 1


def test_what_lies_outside_the_paths_named_stays(sync: Sync, shelf: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (shelf / "a.txt").write_text(ZEBRA)
    (other / "b.txt").write_text(ELK)
    sync()
    report = sync([other])
    assert (report.documents, set(by_name(report))) == (2, {"b.txt"})


def test_the_same_content_twice_is_taken_in_once_and_said(sync: Sync, shelf: Path) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    (shelf / "b.txt").write_text(ZEBRA)
    report = sync()
    assert report.documents == 1
    assert by_name(report)["b.txt"].warnings == (f"the same content as {shelf}/a.txt, which is taken in once",)
    (shelf / "a.txt").unlink()
    second = sync()
    assert (second.documents, second.embedded) == (1, 0)
    assert by_name(second)["b.txt"].status == "unchanged"


def test_two_files_that_swap_names_swap_only_names(sync: Sync, shelf: Path, register: Register) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    (shelf / "b.txt").write_text(ELK)
    sync()
    (shelf / "a.txt").rename(shelf / "c.txt")
    (shelf / "b.txt").rename(shelf / "a.txt")
    (shelf / "c.txt").rename(shelf / "b.txt")
    report = sync()
    assert (report.embedded, report.documents) == (0, 2)
    assert {Path(k.path).name: k.id.split("-")[1] for k in register.known()} == {"a.txt": "elk", "b.txt": "zebra"}


def test_a_refused_file_is_named_with_its_reason_and_the_others_go_on(sync: Sync, shelf: Path) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    (shelf / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (shelf / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100)
    (shelf / "d.jpg").write_bytes(b"\xff\xd8")
    report = sync()
    assert {name: file.status for name, file in by_name(report).items()} == {
        "a.txt": "added",
        "b.pdf": "refused",
        "c.doc": "refused",
    }
    assert str(by_name(report)["b.pdf"].reason).startswith("b.pdf is a damaged PDF")
    assert report.skipped == 1


def test_a_refused_file_is_not_tried_again_until_it_changes_or_is_asked_for(sync: Sync, shelf: Path) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    broken = shelf / "b.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    first = sync()
    second = sync()
    assert by_name(second)["b.pdf"].reason == by_name(first)["b.pdf"].reason
    assert second.version == first.version
    assert by_name(sync(retry=True))["b.pdf"].status == "refused"
    broken.write_text(ELK)
    assert by_name(sync())["b.pdf"].status == "added"
    assert not sync().refused


def test_a_file_that_can_no_longer_be_read_keeps_its_former_content(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    (shelf / "a.txt").write_bytes(b"%PDF-1.7 broken")
    report = sync()
    assert "stays in the index" in str(by_name(report)["a.txt"].reason)
    assert answers(own, "zebra committee")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(sync: Sync, shelf: Path, register: Register) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    version = register.version()
    (shelf / "b.txt").write_text(ELK)
    (shelf / "a.txt").unlink()
    report = sync(dry_run=True)
    assert {name: file.status for name, file in by_name(report).items()} == {"a.txt": "removed", "b.txt": "added"}
    assert (register.version(), report.version) == (version, version)


def test_patterns_and_single_files_are_taken(sync: Sync, shelf: Path) -> None:
    (shelf / "sub").mkdir()
    (shelf / "sub" / "a.txt").write_text(ZEBRA)
    (shelf / "b.note").write_text(ELK)
    assert set(by_name(sync([shelf / "**" / "*.txt", shelf / "b.note"]))) == {"a.txt", "b.note"}
    (shelf / "sub" / "a.txt").unlink()
    (shelf / "sub" / "c.txt").write_text(ELK + " And in Vilnius.")
    assert {n: f.status for n, f in by_name(sync([shelf / "**" / "*.txt"])).items()} == {
        "a.txt": "removed",
        "c.txt": "added",
    }


def test_a_path_that_is_not_there_changes_nothing(sync: Sync, shelf: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        sync([shelf / "missing"])
    with pytest.raises(SourceError, match="Nothing fits"):
        sync([shelf / "*.none"])


def test_a_rebuild_embeds_all_anew_and_keeps_what_people_added(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    first = sync()
    old = open_index(own, Hashing())
    report = synchronise(own, Hashing(), rebuild=True)
    assert (report.embedded, report.documents) == (2, 1)
    assert report.version != first.version
    assert old.vectors.count() == 2, "the former vectors go on answering until the next run"
    assert answers(own, "zebra committee")


def test_other_rules_of_splitting_read_all_anew_but_embed_nothing_twice(
    sync: Sync, shelf: Path, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    monkeypatch.setattr("ingest.sync.CHUNKING", "other")
    monkeypatch.setattr("ingest.shelf.CHUNKING", "other")
    report = sync()
    assert (by_name(report)["a.txt"].status, report.embedded) == ("updated", 0)
    assert answers(own, "zebra committee")


def test_another_model_is_refused_unless_a_rebuild_is_asked_for(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    other = Hashing()
    other.model_name = "other"
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        synchronise(own, other, [shelf])
    assert synchronise(own, other, [shelf], rebuild=True).embedded == 2


def test_lost_and_surplus_vectors_are_mended(sync: Sync, shelf: Path, own: Settings) -> None:
    (shelf / "a.txt").write_text(ZEBRA)
    sync()
    store = open_index(own, Hashing()).vectors
    store.delete(list(store.ids())[:1])
    store.put({"stranger-1": [1.0] + [0.0] * 255, "stranger-2": [1.0] + [0.0] * 255})
    assert sync().embedded == 1
    store = open_index(own, Hashing()).vectors
    assert store.ids() == Register(own.data_dir).passage_ids()


def test_only_one_at_a_time(sync: Sync, own: Settings) -> None:
    with only_one(own), pytest.raises(ConfigurationError, match="Another ingestion"):
        sync()


def test_nothing_at_all_is_an_error(sync: Sync) -> None:
    with pytest.raises(CorpusError, match="nothing to index"):
        sync()


def test_a_hidden_file_is_passed_over(sync: Sync, shelf: Path) -> None:
    (shelf / ".git").mkdir()
    (shelf / ".git" / "a.txt").write_text(ELK)
    (shelf / "a.txt").write_text(ZEBRA)
    assert set(by_name(sync())) == {"a.txt"}
