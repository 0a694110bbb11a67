"""Jobs that take long, for tests: they tell how far they are."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.tasks import task

from indicators.workflow.jobs import report_progress

STEPS = 3


@task(takes_context=True)
def counting(context: Any, at_each: str = "") -> int:
    """Three steps; at each of them a function of this module is called by its name."""
    for step in range(STEPS):
        report_progress(job=context.task_result.id, done=step, total=STEPS, words=f"kapittel {step + 1}")
        if at_each:
            BETWEEN[at_each](context.task_result.id)
    return STEPS


BETWEEN: dict[str, Any] = {}


@task(takes_context=True)
def waiting(context: Any, folder: str) -> None:
    """Says that it has begun, and then steps on until it is stopped or given back."""
    with (Path(folder) / "begun").open("a") as begun:
        begun.write("x")
    step = 0
    while not (Path(folder) / "enough").exists():
        report_progress(job=context.task_result.id, done=step, total=0)
        step += 1
        time.sleep(0.05)


@task()
def short(folder: str) -> None:
    """Takes a moment and tells nothing meanwhile."""
    (Path(folder) / "begun").touch()
    while not (Path(folder) / "enough").exists():
        time.sleep(0.05)
    (Path(folder) / "finished").touch()
