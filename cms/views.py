"""Who comes to the door of the editors' admin without being an editor?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kernel.errors import NotAllowed


def admin_door(request: HttpRequest) -> HttpResponse:
    """Wagtail sends everybody here whom it refuses, also those who are signed in.

    The portal has one sign-in page (second factor, rate limits); it would send who is
    signed in back to the admin, and the admin back to it, without end.
    """
    if request.user.is_authenticated:
        raise NotAllowed(
            _(
                "Only editors work here. Ask an administrator of this site for the "
                "role, or sign in with another account."
            )
        )
    query = request.GET.urlencode()
    return redirect(f"{reverse('account_login')}?{query}".rstrip("?"))
