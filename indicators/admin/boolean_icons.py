"""Yes, no and unknown as the administration draws them, with words for whoever cannot see the picture.

Django's own picture says "True", "False" and "None" in every language. Lists, read-only pages and related
rows all ask ``admin_list`` for it when they are drawn, so that it is exchanged there, once.
"""

from __future__ import annotations

from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

LOOKS = {True: ("yes", _("Ja")), False: ("no", _("Nei")), None: ("unknown", _("Ukjent"))}


def boolean_icon(value: bool | None) -> SafeString:
    """The picture of a yes, a no or an unknown, which reads as that word."""
    name, word = LOOKS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), word)


admin_list._boolean_icon = boolean_icon  # type: ignore[attr-defined]
