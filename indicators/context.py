"""What every template may say about the installation itself."""

from django.conf import settings
from django.http import HttpRequest


def municipality(request: HttpRequest) -> dict[str, str | bool]:
    """The municipality's name and number, and whether this is a demo."""
    return {
        "municipality_name": settings.MUNICIPALITY_NAME,
        "municipality_number": settings.MUNICIPALITY_NUMBER,
        "demo": settings.DEMO,
    }
