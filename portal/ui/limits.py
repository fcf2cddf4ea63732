"""How often may one network address send a form that needs no account?

The addresses stay in memory for the length of the limit and are written nowhere:
who tips off without a name stays without one.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.throttling import SimpleRateThrottle

from portal.kernel.errors import TooMany


class ByAddress(SimpleRateThrottle):
    def __init__(self, form: str, rate: str) -> None:
        self.scope = form
        super().__init__(rate)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"limit_{self.scope}_{self.get_ident(request)}"


def count_address(request: HttpRequest, *, form: str, rate: str) -> None:
    """`rate` as "20/h"; TooMany beyond it, with what was typed still on the form."""
    if not ByAddress(form, rate).allow_request(request):
        raise TooMany(
            _(
                "Too many were sent from your network address. What you typed stands "
                "here: send it again in an hour, or from another connection."
            )
        )
