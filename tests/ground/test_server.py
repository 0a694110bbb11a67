"""The web server that the demo and the container start: it answers, and it stops when it is told to."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The server with an empty database of its own."""
    port = free_port()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "MALEKORT_DEMO": "1",
        "SECRET_KEY": "only-for-tests",
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
        "STATIC_ROOT": str(tmp_path),
        "WORKERS": "1",
    }
    process = subprocess.Popen([ROOT / ".ci" / "web", "127.0.0.1", str(port)], cwd=ROOT, env=environment)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            ask(port, "/healthz")
            break
        except ConnectionError:
            time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


def test_it_answers_many_at_once_and_stops_when_told(server: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = server
    assert ask(port, "/healthz") == 200
    assert ask(port, "/readyz") == 503  # nothing has been migrated
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: ask(port, "/healthz"), range(200)))
    assert answers == [200] * 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    with pytest.raises(ConnectionRefusedError):
        ask(port, "/healthz")
