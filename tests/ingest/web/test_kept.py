"""What was fetched is kept: not sent again unchanged, there for a rebuild, and deleted with its document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.register import Register
from corpus.settings import Settings
from ingest.report import Report
from ingest.shelved import remove
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing
from tests.ingest.web.conftest import only
from tests.ingest.web.site import PAGE, Reply, Site


def test_unchanged_by_its_tag_it_is_not_sent_again(site: Site, take: Callable[..., Report], register: Register) -> None:
    site.pages["/elk"] = Reply(PAGE, headers={"ETag": '"one"'})
    take("/elk")
    site.pages["/elk"].body = b"never sent"
    assert only(take("/elk")).status == "unchanged"
    assert [headers.get("If-None-Match") for _, headers in site.asked] == [None, '"one"']
    site.pages["/elk"] = Reply(PAGE.replace(b"Utena", b"Zarasai"), headers={"ETag": '"two"'})
    assert only(take("/elk")).status == "updated"
    assert [p.text for p in register.passages_of()] == ["The elk panel meets in Zarasai."]


def test_a_run_over_files_leaves_addresses_alone_and_a_rebuild_needs_no_network(
    site: Site, take: Callable[..., Report], own: Settings, shelf: Path
) -> None:
    site.pages["/elk"] = Reply(PAGE)
    take("/elk")
    (shelf / "a.txt").write_text("Owls\n\nThe owl panel meets in Kaunas.")
    assert synchronise(own, Hashing(), [shelf]).documents == 2
    assert synchronise(own, Hashing(), rebuild=True).documents == 2
    assert len(site.asked) == 1


def test_what_was_fetched_goes_with_the_document(
    site: Site, take: Callable[..., Report], own: Settings, register: Register
) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/owl": Reply(PAGE.replace(b"elk", b"owl"))}
    take("/elk", "/owl")
    (elk,) = (known.id for known in register.known() if known.path == site.url("/elk"))
    remove(own, [elk])
    assert len(list((own.data_dir / "web").glob("*.json"))) == 1
