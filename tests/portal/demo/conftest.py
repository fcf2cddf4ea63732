from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from portal.demo.models import DemoLogin, DemoMarker
from portal.demo.moments import stored_clock
from portal.kernel import clock
from tests.people import Cast

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai


@pytest.fixture
def demo(settings, cast: Cast) -> Iterator[Cast]:
    """Demo mode with its marker, its clock and one login."""
    settings.PORTAL_MODE = "demo"
    DemoMarker.objects.create(pk=1, seed=1, moment=FRIDAY)
    DemoLogin.objects.create(
        position=1,
        key="officer-1",
        label="经办",
        label_en="Officer",
        name="Wang Min",
        email=str(cast.wang_min.email),
        note="",
        note_en="",
    )
    stored_clock.refresh()
    clock.install(stored_clock)
    yield cast
    clock.install(None)
    stored_clock.moment = None
