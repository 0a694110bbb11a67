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
from contextlib import suppress
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
    process = subprocess.Popen(
        [ROOT / ".ci" / "web", "127.0.0.1", str(port)], cwd=ROOT, env=environment, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            ask(port, "/healthz")
            break
        except ConnectionError:
            time.sleep(0.1)
    yield process, port
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # the script, the server and the process beside it
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


def test_slow_and_large_bodies_hold_nobody_up(server: tuple[subprocess.Popen[bytes], int]) -> None:
    """Thirty connections that promise a body and do not send it: far more than there are threads."""
    _process, port = server
    slow = []
    for _ in range(30):
        connection = socket.create_connection(("localhost", port))
        connection.sendall(
            b"POST /konto/logg-inn/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nx"
        )
        slow.append(connection)
    assert [ask(port, "/healthz") for _ in range(20)] == [200] * 20
    large = http.client.HTTPConnection("localhost", port, timeout=10)
    large.putrequest("POST", "/konto/logg-inn/")
    large.putheader("Content-Type", "multipart/form-data; boundary=x")
    large.putheader("Content-Length", "400000000")
    large.endheaders()
    assert large.getresponse().status == 413, "before any of it was sent"
    large.close()
    for connection in slow:
        connection.close()


def test_a_server_whose_processes_are_killed_comes_back(server: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = server

    def below(parent: int) -> list[int]:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                found += [int(stat.parent.name)] if int(fields[1]) == parent else []
        return found

    def named(pid: int) -> str:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        except OSError:
            return ""

    for _ in range(2):  # the second time within seconds makes the server itself give up
        main = next(pid for pid in below(process.pid) if "granian" in named(pid))
        for worker in below(main):
            os.kill(worker, signal.SIGKILL)
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            try:
                if ask(port, "/healthz") == 200:
                    break
            except (ConnectionError, TimeoutError):
                time.sleep(0.2)
        assert ask(port, "/healthz") == 200
