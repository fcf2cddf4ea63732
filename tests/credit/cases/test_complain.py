"""Both ways to complain are named before anybody is asked to sign in."""

import pytest
from django.test import Client

from credit.cases.models import Case
from tests.marketplace.engagements import given
from tests.people import Cast

pytestmark = pytest.mark.django_db
WORDS = {"en": "Tip off without a name", "zh-hans": "匿名举报"}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_visitor_reaches_the_tip_off_by_links_with_the_party(
    cast: Cast, language: str
) -> None:
    ref = cast.haishi.ref
    client = Client()

    page = client.get(f"/{language}/cases/complain/?about={ref}")

    text = page.content.decode()
    assert (page.status_code, WORDS[language] in text) == (200, True)
    assert f'href="/{language}/cases/new/?about={ref}"' in text
    tip = f"/{language}/cases/tip-off/?about={ref}"
    assert f'href="{tip}"' in text
    assert f'value="{ref}"' in client.get(tip).content.decode()
    assert not page.cookies


def test_what_is_typed_in_the_address_stays_an_address() -> None:
    text = Client().get('/en/cases/complain/?about="><b>x&y').content.decode()
    assert "<b>x" not in text
    assert "about=%22%3E%3Cb%3Ex" in text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_without_a_number_the_own_engagements_are_offered(
    cast: Cast, language: str
) -> None:
    engagement = given.active(cast)
    client = cast.client(cast.lin_wei)
    page = client.get(f"/{language}/cases/new/").content.decode()
    assert f'<option value="{engagement.ref}"' in page
    assert f'<option value="{cast.haishi.ref}"' in page
    typed = {
        "complainant": cast.ningbo_tools.ref,
        "ground": "late",
        "text": "Nothing came since May.",
    }

    assert client.post(f"/{language}/cases/new/", typed).status_code == 422
    sent = client.post(f"/{language}/cases/new/", {**typed, "chosen": engagement.ref})

    assert sent.status_code == 302
    assert Case.objects.get().about_ref == engagement.ref
