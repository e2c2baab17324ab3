"""The real application in a real browser that can reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

from corpus.settings import CHECKOUT, Settings

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
NOWHERE = "http://127.0.0.1:9"
"""Where a request to anything but this machine ends: nothing listens there."""
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here, and skip where there is no Chromium - except in CI, where that is a failure."""
    missing = not Path(CHROMIUM).exists() and not os.environ.get("CI")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="Chromium is missing: apt-get install chromium"))


@dataclass
class Server:
    """`python -m ui` in a process of its own."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it and wait until it has."""
        self.process.terminate()
        self.process.wait(timeout=20)


Running = Callable[..., AbstractContextManager[Server]]


@pytest.fixture(scope="session")
def running(settings: Settings) -> Running:
    """Return a function that runs the application over a data folder, with more settings where they are given."""

    @contextmanager
    def run(data_dir: Path, **more: str) -> Iterator[Server]:
        port = _free_port()
        environment = {**os.environ, "GIDAS_DATA_DIR": str(data_dir), "GIDAS_AS_OF": str(settings.today), **more}
        command = [sys.executable, "-m", "ui", "--port", str(port)]
        with subprocess.Popen(command, cwd=CHECKOUT, env=environment) as process:
            server = Server(f"http://127.0.0.1:{port}", process)
            try:
                _wait_until_up(server)
                yield server
            finally:
                server.stop()

    return run


@pytest.fixture(scope="session")
def address(running: Running, settings: Settings) -> Iterator[str]:
    """The address of the application over the real index."""
    with running(settings.data_dir) as server:
        yield server.url


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(server: Server) -> None:
    """Wait until the index is open, or the server says why it cannot be."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/readyz", timeout=30):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"the server did not come up (exit code {server.process.poll()})")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright: Playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, proxy={"server": NOWHERE, "bypass": "127.0.0.1"}
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """One page of the application, with everything a browser should not have seen."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question, press Enter, wait for the whole answer."""
        before = self.page.locator(".turn").count()
        self.page.locator("#question textarea").focus()
        self.page.keyboard.insert_text(question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("n => document.querySelectorAll('.turn').length > n", arg=before)
        self.settled()

    def settled(self) -> None:
        """Wait until the last answer is complete and another question can be asked."""
        self.page.locator("#current .turn[data-state=done]").wait_for()
        self.page.locator("#send:enabled").wait_for()

    def tab(self, name: str) -> None:
        """Open the tab called `name`."""
        self.page.get_by_role("tab", name=name).click()

    def fits(self) -> bool:
        """Return whether nothing stands out of the window sideways."""
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        return bool(self.page.evaluate("document.documentElement.scrollWidth") <= width)

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG and good practice on the page as it stands."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found: Any = self.page.evaluate("async () => (await axe.run({ resultTypes: ['violations'] })).violations")
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]} ({len(v['nodes'])}x) {v['help']}" for v in found]


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Callable[[str, Any, str], BrowserContext]:
    """Return a function that gives the browser of someone with a screen, a scheme and a language.

    It is kept for the next test, scripts and styles with it; what pages keep themselves is forgotten between tests.
    """

    @cache
    def context(width: str, scheme: Any, locale: str) -> BrowserContext:
        size = WIDTHS[width]
        return browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale=locale,
            reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"], accept_downloads=True,
        )  # fmt: skip

    return context


@pytest.fixture
def visit(contexts: Callable[[str, Any, str], BrowserContext], address: str) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens the application; afterwards nothing may have been reported or asked outside."""
    with visiting(contexts, address) as open_page:
        yield open_page


@contextmanager
def visiting(contexts: Callable[[str, Any, str], BrowserContext], address: str) -> Iterator[Callable[..., Visit]]:
    """Open pages as long as this lasts; then close and forget them, and fail where a browser saw what it should not."""
    made: list[Visit] = []

    def open_page(
        path: str = "/en/",
        width: str = "desktop",
        scheme: Any = "light",
        *,
        locale: str = "en-GB",
        address: str = address,
    ) -> Visit:
        visit = Visit(contexts(width, scheme, locale).new_page())
        made.append(visit)
        _watch(visit, address)
        visit.page.goto(address + path)
        if path.split("?", maxsplit=1)[0].strip("/") in ("", "en", "lt"):
            visit.page.locator(".welcome, .turn").first.wait_for(state="attached")
        return visit

    yield open_page
    for visit in made:
        visit.page.evaluate("localStorage.clear()")
        visit.page.context.clear_cookies()
        visit.page.close()
    assert [problem for visit in made for problem in visit.problems] == []


def _watch(visit: Visit, address: str) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((address, "blob:", "data:")):
            visit.problems.append(f"outside request: {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.problems.append(f"console: {message.text}")

    visit.page.on("request", asked)
    visit.page.on("pageerror", lambda error: visit.problems.append(f"page error: {error}"))
    visit.page.on("console", said)
