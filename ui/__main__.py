"""`python -m ui`: serve the web application."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
from contextlib import suppress
from importlib import import_module
from typing import Annotated

import typer
import uvicorn

from corpus.errors import ConfigurationError
from corpus.settings import Settings, load_settings
from corpus.terminal import errors_as_exit

_OFFLINE = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
"""Read once by Gradio and what it imports: no counting of use, no calls to a model hub."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to `host` and `port` (0 takes any free one).

    Raises:
        ConfigurationError: the address is not this machine's, or somebody else listens there.
    """
    bound: socket.socket | None = None
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        if bound is not None:
            bound.close()
        raise ConfigurationError(
            f"Cannot listen on {host} port {port} ({error.strerror or error})",
            remedy="Choose another with --host or --port (make run PORT=...).",
        ) from error
    return bound


def names(settings: Settings, bound: socket.socket) -> set[str]:
    """Return the names to answer to: those of this machine and the settings' own; any where others can reach it."""
    address = ipaddress.ip_address(bound.getsockname()[0])
    return {"localhost", "127.0.0.1", "::1", str(address), *settings.hosts} if address.is_loopback else set()


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Serve the web pages and the HTTP interface until stopped with Ctrl-C."""
    with errors_as_exit(), suppress(KeyboardInterrupt):
        settings = load_settings()
        with listen(host, port) as bound:
            asyncio.run(_serve(settings, host, bound))


async def _serve(settings: Settings, host: str, bound: socket.socket) -> None:
    os.environ.update(_OFFLINE)
    # Heavy, so only now; within the loop, because Gradio makes locks.
    app = import_module("ui.app").create_app(settings, hosts=names(settings, bound))
    name = f"[{host}]" if ":" in host else host
    print(f"Gidas is at http://{name}:{bound.getsockname()[1]}/ (Ctrl-C stops it)", flush=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3))
    await server.serve(sockets=[bound])


def main() -> None:
    """Run the command line."""
    typer.run(serve)


if __name__ == "__main__":
    main()
