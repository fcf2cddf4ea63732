"""The WSGI entry point (WSGI on purpose: no page needs an event loop)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")  # noqa: TID251 - Django wants its settings named here
application = get_wsgi_application()

from portal.safety import refuse_unsafe_start  # noqa: E402 - models need the apps

refuse_unsafe_start()
