"""Forms without an account are not a door for floods, and keep what was typed."""

import pytest
from django.test import Client

from credit.cases.models import TipOff
from credit.cases.views import public
from marketplace.sourcing.models import RequestDraft
from marketplace.sourcing.views import find
from tests.people import Cast

pytestmark = pytest.mark.django_db
TYPED = "They asked for money to fabricate records."


def tip(client: Client, address: str = "192.0.2.1"):
    nonce = client.get("/en/cases/tip-off/").context["form"]["nonce"].value()
    said = {"ground": "promise", "text": TYPED, "nonce": nonce}
    return client.post("/en/cases/tip-off/", said, REMOTE_ADDR=address)


def test_an_address_that_sends_too_many_tip_offs_waits(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(public, "TIP_OFFS", "2/h")
    client = Client()

    assert [tip(client).status_code for _ in range(2)] == [200, 200]
    refused = tip(client)

    assert refused.status_code == 429
    assert "Too many were sent from your network address" in refused.content.decode()
    assert TYPED in refused.content.decode()
    assert TipOff.objects.count() == 2
    assert tip(client, "192.0.2.2").status_code == 200


def test_an_address_that_makes_too_many_drafts_waits(monkeypatch) -> None:
    monkeypatch.setattr(find, "DRAFTS", "1/h")
    client = Client()
    typed = {"summary": "A system for forty people.", "edition": "gbt29490_2023"}

    first = client.post("/en/find/details/", typed)
    assert first.status_code == 302, first.content.decode()[:500]
    refused = client.post("/en/find/details/", typed)

    assert refused.status_code == 422
    assert "Too many were sent" in refused.content.decode()
    assert RequestDraft.objects.count() == 1
