"""A Chroma server, reached by its address: the same index, kept elsewhere."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from chromadb.api.shared_system_client import SharedSystemClient
from pydantic import SecretStr

from corpus.errors import StoreUnavailableError
from corpus.index import open_index
from corpus.register import Register
from corpus.settings import Settings
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket.socket:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage within the test: Chroma keeps its clients, and their sockets would warn in later tests."""
    yield
    SharedSystemClient.clear_system_cache()
    gc.collect()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server, started with `chroma run`."""
    port, folder = free_port(), tmp_path_factory.mktemp("server")
    program = Path(sys.executable).with_name("chroma")
    process = subprocess.Popen(
        [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        env={**os.environ, "CHROMA_ANONYMIZED_TELEMETRY": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.kill()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server has ended"
        try:
            httpx.get(f"{address}/api/v2/heartbeat", timeout=1, trust_env=False)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture
def remote(own: Settings, server: str) -> Settings:
    return own.model_copy(update={"chroma_url": server, "chroma_token": SecretStr("a-token")})


def test_the_server_holds_the_same_index_as_the_folder(remote: Settings, own: Settings, shelf: Path) -> None:
    for number in range(30):
        (shelf / f"{number}.txt").write_text(f"Book {number}\n\nChapter {number} tells of {number} elks in Utena.")
    assert synchronise(remote, Hashing(), [shelf]).embedded == 30
    assert synchronise(remote, Hashing(), [shelf]).embedded == 0
    assert not (remote.data_dir / "chroma").exists()
    far = open_index(remote, Hashing()).vectors
    local = own.model_copy(update={"data_dir": own.data_dir / "local"})
    synchronise(local, Hashing(), [shelf])
    question = Hashing().get_query_embedding("book 7 chapter 7 elks")
    near = open_index(local, Hashing()).vectors.scores(question, 30)
    assert far.scores(question, 30) == pytest.approx(near, abs=1e-5)


def test_what_is_removed_is_removed_from_the_server(remote: Settings, shelf: Path) -> None:
    own_name = remote.model_copy(update={"collection": "gidas-removal"})
    (shelf / "a.txt").write_text("Zebra rules\n\nThe zebra committee meets in Kaunas.")
    (shelf / "b.txt").write_text("Elk rules\n\nThe elk panel meets in Utena.")
    synchronise(own_name, Hashing(), [shelf])
    (shelf / "a.txt").unlink()
    synchronise(own_name, Hashing(), [shelf])
    assert open_index(own_name, Hashing()).vectors.ids() == Register(own_name.data_dir).passage_ids()


def test_the_token_is_sent_for_a_proxy_to_check(own: Settings, shelf: Path) -> None:
    """Chroma's own server checks none; a proxy before it does."""
    seen: list[str | None] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers["Authorization"])
            self.send_response(401)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name http.server asks for

        def log_message(self, *_: object) -> None:
            return

    (shelf / "a.txt").write_text("Zebra rules\n\nThe zebra committee meets in Kaunas.")
    with HTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        update = {"chroma_url": f"http://127.0.0.1:{proxy.server_port}", "chroma_token": SecretStr("a-token")}
        with pytest.raises(StoreUnavailableError):
            synchronise(own.model_copy(update=update), Hashing(), [shelf])
        proxy.shutdown()
    assert set(seen) == {"Bearer a-token"}


def test_a_server_that_is_not_there_is_an_error_with_a_remedy(own: Settings, shelf: Path) -> None:
    (shelf / "a.txt").write_text("Zebra rules\n\nThe zebra committee meets in Kaunas.")
    gone = own.model_copy(update={"chroma_url": f"http://127.0.0.1:{free_port()}"})
    with pytest.raises(StoreUnavailableError, match="GIDAS_CHROMA_URL"):
        synchronise(gone, Hashing(), [shelf])
