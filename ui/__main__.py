"""`python -m ui`: serve the web application."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from corpus.settings import load_settings
from corpus.terminal import errors_as_exit


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; the default is reachable from this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Serve the web pages and the HTTP interface until stopped with Ctrl-C."""
    with errors_as_exit():
        settings = load_settings()
        from ui.app import create_app  # heavy, so not before the settings are known to be right

        app = create_app(settings)
        name = f"[{host}]" if ":" in host else host
        print(f"Gidas is at http://{name}:{port}/ (Ctrl-C stops it)", flush=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def main() -> None:
    """Run the command line."""
    typer.run(serve)


if __name__ == "__main__":
    main()
