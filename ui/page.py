"""One Gradio page in one language: the tabs and what they share."""

from __future__ import annotations

import gradio as gr

from corpus.types import Language
from ui.ask import AskTab
from ui.desk import Desk
from ui.strings import words


def build_page(desk: Desk, language: Language) -> gr.Blocks:
    """Return the page for `language`."""
    t = words(language)
    page = gr.Blocks(title=t["app_name"], analytics_enabled=False, fill_width=True)
    with page, gr.Tabs(elem_id="tabs"), gr.Tab(t["tab_ask"], id="ask", elem_id="tab-ask"):
        AskTab(desk, language, page)
    # More than the desk lets in, so that its own refusal is what people see; a backstop for everything else.
    page.queue(max_size=128, default_concurrency_limit=8, api_open=False)
    return page
