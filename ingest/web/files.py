"""From web addresses to files to take in: fetched in worker processes, so that one that drips or swells is ended."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import httpx

from corpus.register import Refused, Register
from corpus.settings import Settings
from ingest.shelf import File, Found
from ingest.web.fetch import Fetched, Gone, fetch
from ingest.web.kept import Kept
from ingest.web.policy import Policy, normal
from ingest.workers import Bounds, Failed, Workers


@dataclass(frozen=True, slots=True)
class Web:
    """Where web addresses are read from, and kept."""

    settings: Settings
    policy: Policy

    @property
    def kept(self) -> Kept:
        """What was fetched before."""
        return Kept(self.settings.data_dir)

    def files(self, addresses: Sequence[str], register: Register) -> Found:
        """Fetch `addresses`; return them as files, or why they are refused.

        An address that holds nothing any more is neither: what it held before goes, like a file that was deleted.

        Raises:
            ConfigurationError: one is not allowed. Nothing has been fetched.
        """
        urls = list(dict.fromkeys(map(normal, addresses)))
        for url in urls:
            self.policy.check(httpx.URL(url))
        known = {k.path for k in register.known()}
        files, refused = [], []
        for url, outcome in zip(urls, self._fetch(urls), strict=True):
            if isinstance(outcome, Fetched):
                self.kept.keep(url, outcome)
                files.append(self.file(url))
            elif isinstance(outcome, Failed) or url not in known:
                stays = " What it held before stays in the index." if url in known else ""
                refused.append(Refused(url, url, "", f"{url} {outcome.reason}{stays}"))
        return Found(tuple(files), frozenset(urls), refused=tuple(refused))

    def file(self, url: str) -> File:
        """Return the file that is kept of `url`."""
        return File(self.kept.path(url), url, url=url)

    def _fetch(self, urls: Sequence[str]) -> list[Fetched | Gone | Failed]:
        settings, kept = self.settings, self.kept
        bounds = Bounds(settings.web_seconds, settings.file_memory_mb, "fetch", "GIDAS_WEB_SECONDS")
        requests = [kept.request(url, self.policy, settings.web_mb << 20) for url in urls]
        with closing(Workers(fetch, bounds)) as workers:
            return list(workers.results(requests))
