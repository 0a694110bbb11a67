"""A process that saves until it is killed: `python -m tests.archive.writing_on`.

It prints the number of the line and the version of each save that it was told is made.
"""

import itertools

import django

django.setup()

from indicators import workflow  # noqa: E402
from indicators.models import Result, ScorecardLine, User  # noqa: E402

leader = User.objects.get(username="leder")
lines = list(ScorecardLine.objects.values_list("pk", flat=True))
stands = dict(Result.objects.values_list("line_id", "version"))
for line_id in itertools.cycle(lines):
    text = (
        f"1. halvår {stands.get(line_id, 0) + 1} 2. halvår 51"  # a row, its history and two parts with theirs
    )
    saved = workflow.report_result(by=leader, line_id=line_id, text=text, reason="Under last")
    stands[line_id] = saved.version
    print(line_id, saved.version, flush=True)  # noqa: T201 - how the test hears of it
