"""Web addresses as sources: read like files, each by itself, and gone when they are."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from corpus.register import Register
from corpus.settings import Settings
from ingest.report import Report
from tests.ingest.making import pdf
from tests.ingest.web.conftest import only
from tests.ingest.web.site import PAGE, Reply, Site


def test_an_address_is_read_like_a_file_and_its_documents_keep_it(
    site: Site, take: Callable[..., Report], register: Register
) -> None:
    site.pages["/elk.pdf"] = Reply(PAGE, headers={"Last-Modified": "Tue, 03 Mar 2020 10:00:00 GMT"})
    assert (only(take("/elk.pdf")).path, only(take("/elk.pdf")).status) == (site.url("/elk.pdf"), "unchanged")
    (document,) = register.documents()
    assert (document.title.en, document.url) == ("Elk rules", site.url("/elk.pdf"))
    assert document.dated == datetime.date(2020, 3, 3)
    assert [p.text for p in register.passages_of()] == ["The elk panel meets in Utena."]


def test_what_it_is_its_content_tells(site: Site, take: Callable[..., Report]) -> None:
    site.pages["/page.html"] = Reply(pdf([("Elk rules", 14), ("The elk panel meets.", 10)]))
    assert only(take("/page.html")).pages == 1


def test_what_is_no_longer_there_vanishes_and_what_cannot_be_reached_stays(
    site: Site, take: Callable[..., Report], register: Register
) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/owl": Reply(PAGE.replace(b"elk", b"owl"))}
    take("/elk", "/owl")
    site.pages |= {"/elk": Reply(status=503), "/owl": Reply(status=410)}
    elk, owl = take("/elk", "/owl").files
    assert (elk.status, owl.status) == ("refused", "removed")
    assert "answers 503" in (elk.reason or "")
    assert "stays in the index" in (elk.reason or "")
    assert [known.path for known in register.known()] == [site.url("/elk")]
    assert [refused.path for refused in register.refused()] == [site.url("/elk")]


def test_a_file_that_nobody_reads_is_refused_and_not_tried_again(site: Site, take: Callable[..., Report]) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/a.zip": Reply(b"PK\x03\x04 and so on")}
    for _ in range(2):
        refused, elk = take("/a.zip", "/elk").files
        assert "a.zip is a damaged archive" in (refused.reason or "")
        assert elk.status in ("added", "unchanged")


def test_one_that_drips_is_ended_and_the_others_come_in(site: Site, take: Callable[..., Report], own: Settings) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(200):
            handler.wfile.write(b".")
            time.sleep(0.1)

    site.pages |= {"/drip": Reply(also=drip), "/elk": Reply(PAGE)}
    quick = own.model_copy(update={"web_seconds": 3.0})
    reports = {file.path.rpartition("/")[2]: file for file in take("/drip", "/elk", settings=quick).files}
    assert reports["elk"].status == "added"
    assert "takes longer than 3 s to fetch" in (reports["drip"].reason or "")
