"""Django's sessions in the database, read by a statement that is put together once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models.statements import prepared


class SessionStore(db.SessionStore):
    """Every request asks for its session first."""

    def _get_session_from_db(self) -> Session | None:
        found: Session | None = next(iter(_current(self.session_key or "", timezone.now())), None)
        if found is None:
            self._session_key = None
        return found


@prepared
def _current(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
