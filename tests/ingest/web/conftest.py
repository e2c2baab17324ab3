"""A site to fetch from, and a run that takes its addresses in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from corpus.settings import Settings
from ingest.report import FileReport, Report
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing
from tests.ingest.web.site import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


@pytest.fixture
def take(own: Settings, site: Site) -> Callable[..., Report]:
    """Return a function that synchronises paths of the site."""

    def run(*paths: str, settings: Settings = own, **options: bool) -> Report:
        return synchronise(settings, Hashing(), list(map(site.url, paths)), policy=site.policy(), **options)

    return run


def only(report: Report) -> FileReport:
    (file,) = report.files
    return file
