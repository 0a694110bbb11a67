"""The municipality's coat of arms. The file is made anew before it comes here, by ``imports.pictures``."""

from __future__ import annotations

from typing import Any

from indicators import municipality, permissions
from indicators.models import Act, Municipality, User
from indicators.values.texts.pictures import PictureFile
from indicators.workflow.kept_files import keep_file
from indicators.workflow.save import require
from indicators.workflow.trail import acting

from .starting import SET_UP, save_municipality


def keep_arms(
    *, by: User, file: PictureFile | None, version: int | None = None, reason: str = ""
) -> tuple[Municipality, bool]:
    """Keep the coat of arms, or with None take it away; raises as :func:`save_municipality`.

    The file is kept for ever, as files that count are, so that a report that was published stays whole.
    """
    place, there = municipality.municipality(), Municipality.objects.exists()
    kept = {} if there else {"name": place.name, "number": place.number, "language": place.language}
    told: dict[str, Any] = {"arms": "", "arms_media": "", "arms_width": 0, "arms_height": 0}
    with acting(Act.KEEP_REGISTER, by=by, reason=reason.strip() or SET_UP):
        require(by, permissions.EDIT_PLAN)
        if file is not None:
            told = {"arms": keep_file(file.content), "arms_media": file.media}
            told |= {"arms_width": file.width, "arms_height": file.height}
        return save_municipality(by=by, values={**kept, **told}, version=version, reason=reason)
