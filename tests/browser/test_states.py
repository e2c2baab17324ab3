"""What people see when something is missing, slow, stopped or gone - and that the page recovers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from corpus.settings import Settings

Visit = Any


def test_a_server_that_cannot_be_reached_is_noticed(visit: Callable[..., Visit]) -> None:
    opened = visit("/lt/")
    page = opened.page
    page.route("**/gradio_api/**", lambda route: route.abort("connectionrefused"))
    page.locator("#question textarea").press_sequentially("Kas yra BSR Stars?")
    page.keyboard.press("Enter")
    page.locator("#trouble:not([hidden])").wait_for()
    assert "Serveris neatsako" in page.locator("#trouble").inner_text()
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
