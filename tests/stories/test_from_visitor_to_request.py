"""A visitor types, makes an account, registers the enterprise, and nothing is lost."""

import pytest
from django.test import Client

from marketplace.sourcing.models import RequestDraft, ServiceRequest
from tests.marketplace.sourcing.world import list_everybody
from tests.people import PASSWORD, Cast, uscc

pytestmark = pytest.mark.django_db


def test_what_was_typed_survives_sign_up_and_registration(cast: Cast) -> None:
    list_everybody(cast)
    client = Client()
    wish = {"purpose": "certify", "region": "330200", "industry": "C34"}
    matches = client.get("/en/find/matches/", wish)
    assert "Haishi IP" in matches.content.decode()
    check = client.post(
        "/en/find/details/", {**wish, "title": "首次贯标", "budget_max": "90000"}
    )["Location"]
    publish = check.replace("find/check", "requests/publish")
    asked = client.get(publish)
    assert asked["Location"] == f"/en/account/login/?next={publish}"

    signed_up = client.post(
        f"/en/account/signup/?next={publish}",
        {"email": "new@example.cn", "password1": PASSWORD, "next": publish},
    )
    assert signed_up["Location"] == publish
    page = client.get(publish).content.decode()
    assert "首次贯标" in page
    assert "Register your enterprise" in page

    registered = client.post(
        "/en/register/organization/",
        {
            "name": "宁波新声机械有限公司",
            "uscc": uscc(777),
            "role": "enterprise",
            "region": "330200",
            "next": publish,
        },
    )
    assert registered["Location"] == publish
    page = client.get(publish).content.decode()
    assert "Your authority is not checked yet" in page

    from portal.parties.models import Party

    party = Party.objects.get(uscc=uscc(777))
    done = client.post(
        publish, {"enterprise": party.ref, "answer_days": "5", "no_secrets": "on"}
    )
    request = ServiceRequest.objects.get()
    assert done["Location"] == f"/en/requests/{request.ref}/"
    assert (request.title, request.budget_max_minor) == ("首次贯标", 9_000_000)
    assert request.status == "published"
    assert "not yet checked" in client.get(done["Location"]).content.decode()
    assert RequestDraft.objects.get().published_ref == request.ref
