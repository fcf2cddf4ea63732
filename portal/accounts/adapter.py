"""Where allauth asks us."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records


class AccountAdapter(DefaultAccountAdapter):
    """The portal's account rules."""

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Not within minutes of signing in: the password has just been given or set."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        limit = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > limit for record in records)
