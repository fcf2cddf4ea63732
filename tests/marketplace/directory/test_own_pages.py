"""Which own pages do the account pages link to?"""

import pytest

from tests.people import Cast

pytestmark = pytest.mark.django_db


def links(cast: Cast, user_name: str, path: str) -> str:
    response = cast.client(getattr(cast, user_name)).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_enterprise_finds_its_profile_and_no_offerings(cast: Cast) -> None:
    ref = cast.ningbo_tools.ref
    page = links(cast, "lin_wei", f"/en/my/organizations/{ref}/")
    assert f'href="/en/my/organizations/{ref}/profile/"' in page
    assert "/offerings/" not in page


def test_a_service_organization_finds_listing_offerings_and_people(cast: Cast) -> None:
    ref = cast.haishi.ref
    page = links(cast, "zhao_hai", f"/en/my/organizations/{ref}/")
    for part in ("listing", "description", "offerings", "people"):
        assert f'href="/en/my/organizations/{ref}/{part}/"' in page
        address = f"/en/my/organizations/{ref}/{part}/"
        assert links(cast, "zhao_hai", address)


def test_a_certification_body_has_neither(cast: Cast) -> None:
    page = links(cast, "sun_qi", f"/en/my/organizations/{cast.zhongheng.ref}/")
    assert "/profile/" not in page.replace("/my/profile/", "")
    assert "/offerings/" not in page


def test_a_practitioner_finds_the_own_practice_on_the_desk(cast: Cast) -> None:
    assert 'href="/en/my/practice/"' in links(cast, "chen_yu", "/en/desk/")
    assert "Your practice" not in links(cast, "lin_wei", "/en/desk/")
