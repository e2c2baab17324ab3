"""The Ask tab: question in, conversation out. Gradio events only; what happens to a turn is in `answering`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import gradio as gr

from corpus.errors import GidasError
from corpus.types import Kind, Language
from ui.answering import add_question, answer_turn
from ui.conversation import Scope, Turn
from ui.desk import Desk
from ui.examples import example_questions
from ui.render import fault_html, turn_html, turns_html, welcome_html
from ui.strings import words
from ui.tabs.base import AT_ONCE, QUIET, panel
from ui.templating import render

_FORWARD_CLICKS = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-ask]");
  if (button) trigger("click", { question: button.dataset.ask });
});
"""
_MAX_SHOWN_QUESTION = 25_000
"""Characters kept of what was typed, so that the assistant's own limit can be explained rather than met by a blank."""


def _buttons(*, writing: bool) -> tuple[Any, Any]:
    """Return what becomes of Ask and Stop."""
    return gr.update(interactive=not writing), gr.update(interactive=writing)


class AskTab:
    """Builds the tab inside the current `gr.Blocks`, in one language, and wires its events."""

    def __init__(self, desk: Desk, language: Language, page: gr.Blocks) -> None:
        self.desk, self.language, self.t = desk, language, words(language)
        self._build()
        self._wire(page)

    def _build(self) -> None:
        # Freed after an hour: conversations otherwise stay in memory for as long as the server runs.
        self.turns = gr.State([], time_to_live=3600)
        self.past = panel("past", js_on_load=_FORWARD_CLICKS)
        self.current = panel("current", js_on_load=_FORWARD_CLICKS)
        with gr.Column(elem_id="composer"):
            self._build_question()
            with gr.Accordion(self.t["filters"], open=False, elem_id="filters"):
                self._build_filters()
        with gr.Row(elem_id="tools"):
            gr.HTML(render("tools.html", self.language), elem_id="tools-html", apply_default_css=False)
            self.clear = gr.Button(self.t["clear"], elem_id="clear", size="sm", scale=0)

    def _build_question(self) -> None:
        t = self.t
        with gr.Row(elem_id="composer-row"):
            self.box = gr.Textbox(
                label=t["question_label"],
                placeholder=t["question_hint"],
                lines=1,
                max_lines=6,
                elem_id="question",
                scale=8,
                autofocus=True,
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=True),
            )
            self.send = gr.Button(t["send"], variant="primary", elem_id="send", scale=0, min_width=110)
            self.stop = gr.Button(t["stop"], elem_id="stop", scale=0, min_width=110, interactive=False)

    def _build_filters(self) -> None:
        t = self.t
        kinds = [(t[f"kind_{kind}"], kind.value) for kind in Kind]
        self.kinds = gr.CheckboxGroup(kinds, label=t["filter_kinds"], info=t["filter_hint"], elem_id="filter-kinds")
        self.documents = gr.Dropdown([], label=t["filter_documents"], multiselect=True, elem_id="filter-documents")

    def _wire(self, page: gr.Blocks) -> None:
        scope = [self.kinds, self.documents]
        begun = [self.box, self.turns, self.past, self.current, self.send, self.stop]
        ended = [self.turns, self.current, self.send, self.stop]
        typed = gr.on([self.box.submit, self.send.click], self.begin, [self.box, self.turns, *scope], begun, **AT_ONCE)
        clicks = [self.current.click, self.past.click]
        clicked = gr.on(clicks, self.begin_clicked, [self.turns, *scope], begun, **AT_ONCE)
        opened = page.load(self.open_page, [self.turns], [*begun, self.documents], **AT_ONCE)
        running = [
            start.success(self.answer, [self.turns], [self.turns, self.current], concurrency_limit=None, **QUIET)
            for start in (typed, clicked, opened)
        ]
        for event in running:
            event.success(self.finish, None, [self.send, self.stop], **AT_ONCE)
            event.failure(self.fail, [self.turns], ended, **AT_ONCE)
        self.stop.click(self.halt, [self.turns], ended, cancels=running, **AT_ONCE)
        everything = [self.turns, self.past, self.current, self.send, self.stop]
        self.clear.click(self.start_over, None, everything, cancels=running, **AT_ONCE)

    def welcome(self) -> str:
        """Return the empty conversation, or what must be mended before there can be one."""
        try:
            assistant = self.desk.assistant()
        except GidasError as error:
            return fault_html(error, self.language)
        state = assistant.corpus
        examples = example_questions(assistant, self.language)
        return welcome_html(self.language, examples, state.documents, state.passages)

    def document_choices(self) -> list[tuple[str, str]]:
        """Return the documents that can be chosen, by title."""
        try:
            documents = self.desk.assistant().documents()
        except GidasError:  # the welcome says so
            return []
        return sorted((document.title.get(self.language), document.id) for document in documents)

    def begin(
        self, question: str, turns: list[Turn], kinds: Sequence[str], documents: Sequence[str]
    ) -> tuple[Any, ...]:
        """Put the question on the page, before anything is searched."""
        question = (question or "")[:_MAX_SHOWN_QUESTION].strip()
        if not question:
            return "", turns, gr.skip(), gr.skip(), gr.skip(), gr.skip()
        scope = Scope(tuple(Kind(kind) for kind in kinds or ()), tuple(documents or ()))
        turns = add_question(turns, question, scope)
        past, current = self._past(turns[:-1]), self._turn(turns[-1])
        return "", turns, past, current, *_buttons(writing=True)

    def begin_clicked(
        self, turns: list[Turn], kinds: Sequence[str], documents: Sequence[str], event: gr.EventData
    ) -> tuple[Any, ...]:
        """Put a clicked question on the page: an example, a suggestion, a retry."""
        return self.begin(str(getattr(event, "question", "")), turns, kinds, documents)

    def open_page(self, turns: list[Turn], request: gr.Request) -> tuple[Any, ...]:
        """Show the welcome, or begin with the question that the address asks for (`?q=...`)."""
        choices = gr.update(choices=self.document_choices())
        linked = self.begin(request.query_params.get("q", ""), turns, (), ())
        if linked[1]:
            return *linked, choices
        return "", turns, "", self.welcome(), *_buttons(writing=False), choices

    async def answer(self, turns: list[Turn]) -> AsyncIterator[tuple[list[Turn], Any]]:
        """Write the answer to the last question, sentence by sentence."""
        if not (turns and turns[-1].pending):
            yield turns, gr.skip()
        else:
            async for turn in answer_turn(self.desk, turns):
                yield [*turns[:-1], turn], self._turn(turn)

    def finish(self) -> tuple[Any, ...]:
        """Let the next question be asked."""
        return _buttons(writing=False)

    def fail(self, turns: list[Turn]) -> tuple[Any, ...]:
        """Leave no turn waiting for ever: the queue was full, or something broke outside the answering."""
        if turns and turns[-1].pending:
            turns = [*turns[:-1], turns[-1].break_off()]
            return turns, self._turn(turns[-1]), *_buttons(writing=False)
        return turns, gr.skip(), *_buttons(writing=False)

    def halt(self, turns: list[Turn]) -> tuple[Any, ...]:
        """Stop writing; what is shown stays."""
        if not turns:
            return turns, gr.skip(), *_buttons(writing=False)
        turns = [*turns[:-1], turns[-1].stop()]
        return turns, self._turn(turns[-1]), *_buttons(writing=False)

    def start_over(self) -> tuple[Any, ...]:
        """Forget the conversation."""
        return [], "", self.welcome(), *_buttons(writing=False)

    def _turn(self, turn: Turn) -> str:
        return turn_html(turn, self.language, feedback=self.desk.settings.feedback)

    def _past(self, turns: Sequence[Turn]) -> str:
        return turns_html(turns, self.language, feedback=self.desk.settings.feedback)
