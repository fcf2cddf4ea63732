"""A session that is over leaves nothing behind."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.accounts.sessions import clear_expired


@pytest.mark.django_db
def test_what_is_over_goes_and_what_runs_stays() -> None:
    day = timedelta(days=1)
    for key, expires in {"over": -day, "runs": day}.items():
        Session.objects.create(
            session_key=key, session_data="", expire_date=timezone.localtime() + expires
        )

    clear_expired({})

    assert list(Session.objects.values_list("session_key", flat=True)) == ["runs"]
