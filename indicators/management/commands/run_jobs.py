"""Work through the queue, beside the web server, until told to stop."""

import logging
import threading
from argparse import ArgumentParser
from typing import Any

from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Worker

from indicators.management.asking import ProgramCommand
from indicators.workflow import jobs

log = logging.getLogger("indicators.jobs")

EVERY = 60
"""Seconds between looks for jobs whose process is gone."""


class JobWorker(Worker):
    """Told to end, it finishes a short job; a long one that tells how far it is is given back."""

    def shutdown(self, signum: int, frame: Any) -> None:
        jobs.ending.set()
        super().shutdown(signum, frame)


class Command(ProgramCommand):
    help = (
        "Gjør det som ligger i køen: brev, og annet som ingen side skal vente på. Startes sammen med "
        "webtjeneren. Ved SIGTERM gjøres en kort jobb ferdig, og en lang legges tilbake i køen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="gjør det som venter nå, og slutt")
        parser.add_argument("--interval", type=float, default=1.0, help="sekunder mellom hvert blikk på køen")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("django.tasks").setLevel(logging.WARNING)
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        jobs.give_back()
        worker = JobWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=options["interval"],
            batch=options["until_empty"],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=jobs.own_name(),
        )
        if options["until_empty"]:
            worker.run()
            return
        worker.configure_signals()
        threading.Thread(target=_keep_house, daemon=True, name="keep-house").start()
        worker.run()


def _keep_house() -> None:
    """Once a minute: jobs of processes that are gone, and jobs that were over long ago."""
    pause = threading.Event()
    while not pause.wait(EVERY):
        try:
            if given := jobs.give_back():
                log.warning("%d jobs were taken over from a process that is gone", given)
            jobs.throw_away()
        except DatabaseError as error:  # it may be away for a while; the worker itself ends then
            log.warning("The queue could not be looked after: %s", error)
        finally:
            connection.close()
