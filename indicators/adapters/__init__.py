"""What django-allauth asks the program about: accounts, the second factor, the municipality's directory."""

from .accounts import AccountAdapter
from .directory import DirectoryAdapter
from .first_password import FirstPasswordMiddleware
from .second_factor import SecondFactorAdapter, SecondFactorMiddleware
from .slowed import SlowedMiddleware

__all__ = [
    "AccountAdapter",
    "DirectoryAdapter",
    "FirstPasswordMiddleware",
    "SecondFactorAdapter",
    "SecondFactorMiddleware",
    "SlowedMiddleware",
]
