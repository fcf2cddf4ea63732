"""Both ways to complain are named before anybody is asked to sign in."""

import pytest
from django.test import Client

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
