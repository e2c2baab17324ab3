"""The Evaluation tab: the figures of the latest run, by suite and language, against the baseline."""

from __future__ import annotations

import gradio as gr

from corpus.types import Language
from ui.evaluation import METRICS, latest
from ui.tabs.base import AT_ONCE, panel
from ui.templating import render


class EvaluationTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, language: Language, tab: gr.Tab) -> None:
        self.language = language
        shown = panel("evaluation")
        tab.select(self.show, None, [shown], **AT_ONCE)

    def show(self) -> str:
        """Return the latest run, or how to make one."""
        return render("evaluation.html", self.language, run=latest(), metrics=METRICS)
