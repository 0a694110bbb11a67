"""The program as it is run, web server and static files and all, on the database that is set."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings

from .door import HOST, WrongAnswerError

PATIENCE = 60
"""Seconds that the server may take to answer for the first time."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers on this machine."""

    port: int
    group: int

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def memory(self) -> float | None:
        """The resident memory of all its processes in MB; None where the system does not say."""
        pages = 0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                told = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(told[2]) == self.group:
                    pages += int((process / "statm").read_text(encoding="ascii").split()[1])
            except (FileNotFoundError, ProcessLookupError):  # it has ended since it was listed
                continue
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 if pages else None


@contextmanager
def served() -> Iterator[Server]:
    """Start the server on a free port, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="malekort-bench-static-") as static, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environ = {**os.environ, "STATIC_ROOT": static, "MALEKORT_DEMO": "1"}
        environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environ.get('PATH', '')}"
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        subprocess.run([*manage, "collectstatic", "--no-input", "--verbosity", "0"], env=environ, check=True)
        command = [str(settings.BASE_DIR / ".ci" / "web"), "127.0.0.1", str(port)]
        with subprocess.Popen(command, env=environ, cwd=settings.BASE_DIR, start_new_session=True) as process:
            try:
                _wait_for(port, process)
                yield Server(port, process.pid)
            finally:
                os.killpg(process.pid, signal.SIGTERM)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection(HOST, port, timeout=PATIENCE)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except ConnectionError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise WrongAnswerError("The web server did not come up.")
