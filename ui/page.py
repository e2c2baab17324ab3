"""One Gradio page in one language: the tabs and what they share."""

from __future__ import annotations

import gradio as gr

from corpus.types import Language
from ui.desk import Desk
from ui.strings import words
from ui.tabs.agreements import AgreementsTab
from ui.tabs.ask import AskTab
from ui.tabs.documents import DocumentsTab
from ui.tabs.evaluation import EvaluationTab
from ui.tabs.finder import FinderTab
from ui.tabs.markets import MarketsTab

MAX_SESSIONS = 200
"""Conversations kept in memory a language; the oldest is forgotten first (its questions are kept by its browser)."""


def build_page(desk: Desk, language: Language) -> gr.Blocks:
    """Return the page for `language`."""
    t = words(language)
    page = gr.Blocks(title=t["app_name"], analytics_enabled=False, fill_width=True)
    with page, gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
        with gr.Tab(t["tab_ask"], id="ask", elem_id="tab-ask"):
            AskTab(desk, language, page)
        with gr.Tab(t["tab_finder"], id="find", elem_id="tab-find") as tab:
            FinderTab(desk, language, tab, page)
        with gr.Tab(t["tab_agreements"], id="agreements", elem_id="tab-agreements") as tab:
            AgreementsTab(desk, language, tab)
        with gr.Tab(t["tab_markets"], id="markets", elem_id="tab-markets") as tab:
            MarketsTab(desk, language, tab)
        with gr.Tab(t["tab_documents"], id="documents", elem_id="tab-documents") as tab:
            DocumentsTab(desk, language, tab)
        with gr.Tab(t["tab_evaluation"], id="evaluation", elem_id="tab-evaluation") as tab:
            EvaluationTab(language, tab)
    page.state_session_capacity = MAX_SESSIONS
    # More than the desk lets in, so that its own refusal is what people see; a backstop for everything else.
    page.queue(max_size=128, default_concurrency_limit=8, api_open=False)
    return page
