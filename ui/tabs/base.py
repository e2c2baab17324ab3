"""What the tabs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.service import Assistant
from corpus.errors import GidasError
from corpus.types import Language
from ui.desk import Desk
from ui.render import fault_html

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event is wired: nothing flickers, and the event is not offered as an API."""
AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}
"""For events that only draw: they need not wait behind questions."""
FORWARD_FORM = """
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = {};
  for (const [name, value] of new FormData(event.target)) (given[name] ??= []).push(value);
  trigger("submit", given);
});
"""
"""Makes a form in a panel an event of the panel, with lists of values by field."""


def panel(element: str, **options: Any) -> gr.HTML:
    """Return a part of the page that our own templates fill."""
    return gr.HTML("", elem_id=element, apply_default_css=False, **options)


def drawn(desk: Desk, language: Language, draw: Callable[[Assistant], str]) -> str:
    """Return what `draw` makes of the assistant, or what must be mended first."""
    try:
        return draw(desk.assistant())
    except GidasError as error:
        return fault_html(error, language)
