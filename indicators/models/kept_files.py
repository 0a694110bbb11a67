"""Files that are only ever added: what was published, and the templates that it was set in."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedIsFixedError(RuntimeError):
    """Someone tried to change or delete what was published, or a file that is kept."""


class FixedQuerySet(models.QuerySet[Any]):
    """Rows that can be read and added."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Always raises :class:`PublishedIsFixedError`."""
        raise PublishedIsFixedError("Det som er publisert, kan ikke endres.")

    def delete(self) -> NoReturn:
        """Always raises :class:`PublishedIsFixedError`."""
        raise PublishedIsFixedError("Det som er publisert, kan ikke slettes.")


class KeptFile(models.Model):
    """A file under its own digest: altered, it is not what it is called by. ``sha256`` in hexadecimal digits.

    Rows that are tracked name it by the digest, so that the trail holds what the file was.
    """

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    size = models.PositiveIntegerField(_("byte"))
    content = models.BinaryField(_("innhold"))

    objects = FixedQuerySet.as_manager()

    class Meta:
        verbose_name = _("oppbevart fil")
        verbose_name_plural = _("oppbevarte filer")

    def __str__(self) -> str:
        return self.sha256

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the file. Raises :class:`PublishedIsFixedError` for one that stands already."""
        if not self._state.adding:
            raise PublishedIsFixedError("Det som er publisert, kan ikke endres.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises :class:`PublishedIsFixedError`."""
        raise PublishedIsFixedError("Det som er publisert, kan ikke slettes.")

    @property
    def whole(self) -> bool:
        """Whether the content is the one that the digest was made of."""
        return sha256(bytes(self.content)).hexdigest() == self.sha256
