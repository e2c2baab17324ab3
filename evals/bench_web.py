"""Measures the web application: `python -m evals.bench_web [SESSIONS]`. Needs an index and Chromium; serves by itself.

Browser, server and this program share the machine, so the figures are upper bounds. Prints one figure a line.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from evals.loading import load_all
from evals.serving import memory_mb, serving

USERS, EACH = 20, 5
TIMED = 15
"""Questions typed into the page for the figures of one user."""


def open_page(context: BrowserContext, url: str) -> tuple[Page, float]:
    """Open the page anew, a session of its own; return it with the milliseconds until it can be used."""
    page = context.new_page()
    started = time.perf_counter()
    page.goto(f"{url}/en/")
    page.locator(".welcome").wait_for()
    return page, (time.perf_counter() - started) * 1000


def ask(page: Page, question: str) -> tuple[float, float, float]:
    """Ask; return milliseconds to the first words, to the whole answer, and those the answer itself took."""
    before = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    started = time.perf_counter()
    page.locator("#send").click()
    page.wait_for_function("n => document.querySelectorAll('.turn').length > n", arg=before)
    page.locator("#current .words, #current .notice").first.wait_for()
    first = (time.perf_counter() - started) * 1000
    page.locator("#current .turn[data-state=done]").wait_for()
    whole = (time.perf_counter() - started) * 1000
    page.locator("#send:enabled").wait_for()
    answer = json.loads(page.locator("#current .after").get_attribute("data-json") or "{}")
    return first, whole, float(answer["timing_ms"]["total"])


def crowd(url: str, questions: Sequence[str]) -> list[float]:
    """Ask as `USERS` people at once, each `EACH` questions one after the other; return the milliseconds of each."""

    def one(user: int) -> list[float]:
        took = []
        with httpx.Client(timeout=60) as client:
            for question in questions[user * EACH : (user + 1) * EACH]:
                started = time.perf_counter()
                client.post(f"{url}/api/ask", json={"question": question}).raise_for_status()
                took.append((time.perf_counter() - started) * 1000)
        return took

    with ThreadPoolExecutor(USERS) as pool:
        return [milliseconds for took in pool.map(one, range(USERS)) for milliseconds in took]


def say(name: str, figures: Sequence[float]) -> None:
    """Print the median, and what all but five in a hundred stay below."""
    middle = statistics.median(figures)
    high = sorted(figures)[min(len(figures) - 1, int(0.95 * len(figures)))]
    print(
        f"{name}: {middle:.0f}" + (f" (95 %: {high:.0f}, n = {len(figures)})" if len(figures) > 1 else ""), flush=True
    )


def measure(browser: Browser, url: str, pid: int, sessions: int) -> None:
    """Print every figure of the application at `url`."""
    questions = [entry.case.question for entry in load_all() if not entry.case.history and entry.split == "dev"]
    say("memory once open, MB", [memory_mb(pid)])
    say("page load, nothing kept by the browser, ms", [open_page(browser.new_context(), url)[1] for _ in range(5)])
    context = browser.new_context()
    page, _ = open_page(context, url)
    asked = [ask(page, question) for question in questions[:: len(questions) // TIMED]]
    for place, name in enumerate(("click to first words, ms", "click to whole answer, ms", "of which answering, ms")):
        say(name, [figures[place] for figures in asked])
    started = time.perf_counter()
    say(f"{USERS} at once, one answer, ms", took := crowd(url, questions))
    say(f"{USERS} at once, answers a second", [len(took) / (time.perf_counter() - started)])
    say("memory before the sessions, MB", [memory_mb(pid)])
    loads = []
    for number in range(sessions):
        page, load = open_page(context, url)
        loads.append(load)
        ask(page, questions[number % len(questions)])
        page.close()
    say("page load, kept by the browser, ms", loads)
    say(f"memory after {sessions} sessions, MB", [memory_mb(pid)])


def main() -> None:
    """Measure, and print."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with serving() as (url, pid), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        measure(browser, url, pid, sessions)
        browser.close()


if __name__ == "__main__":
    main()
