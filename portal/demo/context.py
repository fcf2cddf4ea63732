"""What the bar shows: who you are, the demo's date, how many mails would have gone out."""

from django.conf import settings
from django.http import HttpRequest

from portal.demo import gate
from portal.demo.models import DemoLogin, Mail
from portal.kernel import clock


def bar(request: HttpRequest) -> dict[str, object]:
    if settings.PORTAL_MODE != "demo" or not gate.is_open(request):
        return {}
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    user = request.user if signed_in and request.user.is_authenticated else None
    logins = list(DemoLogin.objects.order_by("position"))
    return {
        "demo_bar": {
            "user": user,
            "current": next(
                (x for x in logins if user and x.email == user.email), None
            ),
            "logins": logins,
            "moment": clock.now(),
            "mails": Mail.objects.count(),
        }
    }
