"""What people see when something is missing, slow, stopped or gone - and that the page recovers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from corpus.settings import Settings

Visit = Any
Running = Callable[..., AbstractContextManager[Any]]


def test_a_missing_index_names_its_remedy_and_is_picked_up_once_it_is_there(
    visit: Callable[..., Visit], running: Running, settings: Settings, tmp_path: Path
) -> None:
    with running(tmp_path) as server:
        opened = visit("/en/", address=server.url)
        page = opened.page
        page.locator(".notice.trouble").wait_for()
        assert "python -m ingest" in page.locator(".notice.trouble").inner_text()
        assert opened.violations() == []
        shutil.copytree(settings.data_dir, tmp_path, dirs_exist_ok=True)
        page.wait_for_timeout(2_500)
        page.locator("[data-reload]").click()
        page.locator(".welcome button.ask").first.wait_for()


def test_a_server_that_is_gone_is_noticed(visit: Callable[..., Visit], running: Running, settings: Settings) -> None:
    with running(settings.data_dir) as server:
        opened = visit("/lt/", address=server.url)
        server.stop()
        opened.page.locator("#question textarea").press_sequentially("Kas yra BSR Stars?")
        opened.page.keyboard.press("Enter")
        opened.page.locator("#trouble:not([hidden])").wait_for()
        assert "Serveris neatsako" in opened.page.locator("#trouble").inner_text()
    opened.problems.clear()  # the failed requests are the point here


def test_a_full_server_says_to_come_back(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.route("**/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    opened.page.locator("#question textarea").press_sequentially("What is BSR Stars?")
    opened.page.keyboard.press("Enter")
    opened.page.locator("#trouble:not([hidden])").wait_for()
    assert "Too many questions at once" in opened.page.locator("#trouble").inner_text()
    opened.page.get_by_role("button", name="Ask again").wait_for()
    opened.problems.clear()  # so is the refused one


def test_stopping_ends_the_answer_where_it_is_and_another_can_be_asked(visit: Callable[..., Visit]) -> None:
    opened = visit()
    page = opened.page
    page.locator("#question textarea").press_sequentially(
        "What are the objectives of the Lithuania-Israel industrial R&D agreement?"
    )
    # Pressed by the page itself: the writing takes less than a second, too little for a hand on the wire.
    page.evaluate(
        """() => new MutationObserver((_changes, observer) => {
          if (!document.querySelector("#current .turn:is([data-state=pending], [data-state=writing])")) return;
          const stop = document.getElementById("stop");
          if (!stop.disabled) { observer.disconnect(); stop.click(); }
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    page.keyboard.press("Enter")
    page.get_by_text("Stopped. The rest of the answer is not shown.").wait_for()
    page.locator("#send:enabled").wait_for()
    opened.ask("What is BSR Stars?")
    assert page.locator("#past .turn").count() == 1


def test_what_people_think_is_noted(visit: Callable[..., Visit], settings: Settings) -> None:
    opened = visit("/lt/")
    page = opened.page
    opened.ask("Kas yra BSR Stars?")
    page.get_by_role("button", name="Nenaudinga").click()
    page.locator(".feedback textarea").fill("Per trumpai")
    page.locator("[data-comment]").click()
    page.get_by_text("Ačiū. Įrašyta šiame serveryje.").wait_for()
    page.locator(".feedback .comment").wait_for(state="hidden")
    lines = (settings.data_dir / "feedback.jsonl").read_text("utf-8").splitlines()
    noted = json.loads(lines[-1])
    assert (noted["verdict"], noted["comment"]) == ("not_helpful", "Per trumpai")
    assert opened.violations() == []
