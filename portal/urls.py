"""Every address of the portal. Plain routes first, Wagtail's catch-all last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.views import admin_door
from portal import health
from portal.api import api

handler400 = "portal.ui.views.bad_request"
handler403 = "portal.ui.views.forbidden"
handler404 = "portal.ui.views.not_found"
handler500 = "portal.ui.views.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    # One door only: the second factor and the rate limits stand there.
    path("cms/login/", admin_door),
    re_path(
        r"^cms/password_reset/.*$",
        RedirectView.as_view(pattern_name="account_reset_password"),
    ),
    path("api/v1/", api.urls),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Editors' public images. A real site may let its web server answer instead.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(
        path("", include("portal.demo.urls")),
        path("account/", include("allauth.urls")),
        path("", include("portal.accounts.urls")),
        path("", include("portal.files.urls")),
        path("", include("portal.notices.urls")),
        path("", include("portal.agreements.urls")),
        path("institute/", include("portal.worklist.urls")),
        path("", include("credit.cases.urls")),
        path("institute/", include("credit.console.urls")),
        path("", include("marketplace.directory.urls")),
        path("", include("marketplace.sourcing.urls")),
        path("", include("marketplace.engagements.urls")),
        path("", include("marketplace.payments.urls")),
        path("", include("credit.publish.urls")),
        path("", include("search.urls")),
        path("", include("portal.ui.urls")),
        path("", include(wagtail_urls)),
    ),
]
