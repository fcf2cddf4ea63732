"""What remains of a session that is over? Nothing."""

from collections.abc import Mapping
from importlib import import_module

from django.conf import settings


def clear_expired(payload: Mapping[str, object]) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
