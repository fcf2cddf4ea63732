"""The bar: be somebody else, move the clock, read the mails, start again."""

import re
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.test import Client

from portal.demo import reseed
from portal.demo.models import DemoMarker, Mail
from portal.kernel import clock
from tests.people import Cast
from tests.portal.demo.conftest import FRIDAY

GET = ["/en/demo/", "/en/demo/mails/", "/en/demo/follow/"]
POST = ["/en/demo/switch/", "/en/demo/clock/", "/en/demo/reset/"]


def test_one_click_makes_the_visitor_an_officer(demo: Cast, client: Client) -> None:
    answer = client.post("/en/demo/switch/", {"role": "officer-1"})

    assert answer["Location"] == "/en/desk/"
    assert client.session["_auth_user_id"] == str(demo.wang_min.pk)
    assert re.search(r"Officer\s+· Wang Min", client.get("/en/demo/").content.decode())


def test_another_click_makes_a_visitor_again(demo: Cast, client: Client) -> None:
    client.post("/en/demo/switch/", {"role": "officer-1"})
    answer = client.post("/en/demo/switch/", {"role": ""})

    assert answer["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_the_switch_leads_on_within_the_site_only(demo: Cast, client: Client) -> None:
    inside = {"role": "officer-1", "next": "/en/institute/"}
    outside = {"role": "officer-1", "next": "https://elsewhere.example/"}

    assert client.post("/en/demo/switch/", inside)["Location"] == "/en/institute/"
    assert client.post("/en/demo/switch/", outside)["Location"] == "/en/desk/"


def test_the_clocks_button_moves_one_working_day(demo: Cast, client: Client) -> None:
    answer = client.post("/en/demo/clock/", {"to": "day", "next": "/en/demo/"})

    assert answer["Location"] == "/en/demo/"
    assert clock.now() == FRIDAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It is now 23 Nov 2026, 10:00; 0 deadlines ran."),
        ("zh-hans", "现在是2026年11月23日 10:00；有 0 个期限已到期并处理。"),
    ],
)
@pytest.mark.parametrize("role", ["", "officer-1"])
def test_the_clocks_button_says_what_happened(
    demo: Cast, client: Client, language: str, said: str, role: str
) -> None:
    client.post(f"/{language}/demo/switch/", {"role": role})
    before = client.get(f"/{language}/demo/")
    page = f"/{language}/demo/"

    client.post(f"/{language}/demo/clock/", {"to": "day", "next": page})

    assert said in client.get(page).content.decode()
    assert said not in client.get(page).content.decode()
    assert said not in before.content.decode()


def test_without_a_deadline_the_clock_stays(demo: Cast, client: Client) -> None:
    client.post("/en/demo/switch/", {"role": "officer-1"})
    client.post("/en/demo/clock/", {"to": "deadline"})

    assert clock.now() == FRIDAY
    assert "No deadline is waiting." in client.get("/en/demo/").content.decode()


def test_every_mail_that_would_have_been_sent_is_shown(
    demo: Cast, client: Client
) -> None:
    assert "No mail yet" in client.get("/en/demo/mails/").content.decode()
    Mail.objects.create(to="a@example.cn", subject="Your application", body="Line")

    page = client.get("/en/demo/mails/").content.decode()

    assert "Your application" in page
    assert "a@example.cn" in page


def test_a_mail_of_any_kind_lands_in_the_box(demo: Cast, settings) -> None:
    settings.EMAIL_BACKEND = "portal.demo.mailbox.Mailbox"

    send_mail("A link", "Body", None, ["a@example.cn", "b@example.cn"])

    assert list(Mail.objects.values_list("to", "subject", "body")) == [
        ("a@example.cn", "A link", "Body"),
        ("b@example.cn", "A link", "Body"),
    ]


def test_links_in_mails_lead_to_the_address_that_is_open(
    demo: Cast, client: Client, settings
) -> None:
    link = f"{settings.PORTAL_URL}/en/requests/REQ-1/"
    Mail.objects.create(to="a@example.cn", subject="S", body=f"See {link}")

    page = client.get("/en/demo/mails/", headers={"host": "127.0.0.1:9300"})

    assert 'href="http://127.0.0.1:9300/en/requests/REQ-1/"' in page.content.decode()


def test_older_mails_are_one_link_away(demo: Cast, client: Client) -> None:
    Mail.objects.bulk_create(
        Mail(to="a@example.cn", subject=f"Mail number {n}", body="") for n in range(51)
    )
    first = client.get("/en/demo/mails/").content.decode()
    assert "Mail number 50" in first
    assert "Mail number 0<" not in first

    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = client.get(f"/en/demo/mails/{following[1]}").content.decode()

    assert "Mail number 0<" in second
    assert "Mail number 1<" not in second


def test_reset_puts_the_ready_database_back(
    demo: Cast, client: Client, monkeypatch
) -> None:
    restored: list[bool] = []
    monkeypatch.setattr(reseed, "restore", lambda: restored.append(True))
    client.post("/en/demo/switch/", {"role": "officer-1"})

    assert client.post("/en/demo/reset/")["Location"] == "/en/demo/"
    assert restored == [True]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", GET)
def test_without_the_marker_there_is_no_such_page(
    demo: Cast, client: Client, path: str
) -> None:
    assert client.get(path).status_code == 200
    DemoMarker.objects.all().delete()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", POST)
def test_from_another_machine_nothing_moves(
    demo: Cast, client: Client, path: str
) -> None:
    answer = client.post(path, {"role": "officer-1"}, REMOTE_ADDR="192.168.1.4")

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session
    assert clock.now() == FRIDAY


def test_no_other_page_shows_the_bar_to_another_machine(
    demo: Cast, client: Client
) -> None:
    assert "demo-bar" in client.get("/en/account/login/").content.decode()
    page = client.get("/en/account/login/", REMOTE_ADDR="192.168.1.4")
    assert "demo-bar" not in page.content.decode()
