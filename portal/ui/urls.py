"""The style guide: only where nobody but builders and testers look."""

from django.conf import settings
from django.urls import URLPattern, path

from portal.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = []
if settings.PORTAL_MODE in {"development", "test", "demo"}:
    urlpatterns = [path("styleguide/", views.styleguide, name="styleguide")]
