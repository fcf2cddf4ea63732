import pytest

from portal.notices.models import Notice
from tests.people import Cast


def told(cast: Cast, number: int, user: object) -> Notice:
    return Notice.objects.create(
        user_ref=user.ref,
        kind="accounts.authority_confirmed",
        ref=cast.haishi.ref,
        url="/desk/",
        facts={"party": f"Firm {number}", "until": "2027-01-01"},
        key=f"k{number}:{user.ref}",
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "You may now speak for Firm 1"), ("zh-hans", "Firm 1")],
)
def test_the_inbox_speaks_the_language_of_the_page(
    cast: Cast, language: str, text: str
) -> None:
    told(cast, 1, cast.zhao_hai)
    page = cast.client(cast.zhao_hai).get(f"/{language}/inbox/").content.decode()
    assert text in page
    assert f'href="/{language}/desk/"' in page


def test_an_empty_inbox_says_what_would_fill_it(cast: Cast) -> None:
    page = cast.client(cast.stranger).get("/en/inbox/").content.decode()
    assert "No messages yet" in page


def test_marking_read_spares_what_came_later_and_what_is_not_mine(cast: Cast) -> None:
    first = told(cast, 1, cast.zhao_hai)
    later = told(cast, 2, cast.zhao_hai)
    other = told(cast, 3, cast.lin_wei)
    client = cast.client(cast.zhao_hai)
    client.post("/en/inbox/read/", {"up_to": first.pk})
    for row in (first, later, other):
        row.refresh_from_db()
    assert first.read_at is not None
    assert later.read_at is None
    client.post("/en/inbox/read/", {"up_to": other.pk})
    other.refresh_from_db()
    assert other.read_at is None


def test_pages_of_the_inbox_follow_each_other(cast: Cast) -> None:
    for number in range(30):
        told(cast, number, cast.zhao_hai)
    client = cast.client(cast.zhao_hai)
    first = client.get("/en/inbox/")
    assert len(first.context["lines"]) == 25
    second = client.get(f"/en/inbox/{first.context['next']}")
    assert len(second.context["lines"]) == 5
    assert client.get("/en/inbox/?after=x").status_code == 200
