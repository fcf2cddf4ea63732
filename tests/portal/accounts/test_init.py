import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from credit.evaluate.models import RulebookVersion
from portal.accounts.jurisdiction import institute_for
from portal.accounts.models import Jurisdiction, Membership, User
from portal.agreements.models import AgreementText
from portal.demo.models import DemoMarker
from portal.journal.models import EntryRow
from portal.journal.verify import breaks
from portal.kernel import clock
from portal.parties.models import Party
from tests import people

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-phrase-7"


def init(**more: object) -> str:
    people.region("330200")
    out = io.StringIO()
    values = {
        "institute": "宁波市知识产权服务业协会",
        "uscc": people.uscc(800),
        "region": "330200",
        "officer": ["wang@institute.cn", "wu@institute.cn"],
        "editor": "editor@institute.cn",
        **more,
    }
    arguments = []
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            arguments += [f"--{name}", str(one)]
    call_command("init", *arguments, stdout=out)
    return out.getvalue()


def links(text: str) -> dict[str, str]:
    found = re.findall(r"(\S+@\S+)\s+https?://[^/]+(/\S+)", text)
    return dict(found)


def use(link: str) -> Client:
    """Open the one-time link and set a password."""
    client = Client()
    page = client.get(link, follow=True)
    assert page.status_code == 200
    target = page.redirect_chain[-1][0]
    client.post(target, {"password1": PASSWORD, "password2": PASSWORD})
    return client


def test_an_empty_site_becomes_usable() -> None:
    text = init()
    institute = Party.objects.get(uscc=people.uscc(800))
    assert institute_for(people.region("330200")) == institute.ref
    assert Membership.objects.filter(party=institute, role="approver").count() == 2
    assert RulebookVersion.objects.get().status == "active"
    assert EntryRow.objects.filter(kind="RulebookFounded").count() == 1
    assert AgreementText.objects.filter(code="code_of_conduct").exists()
    assert User.objects.get(email="editor@institute.cn").is_staff
    assert len(links(text)) == 3
    assert breaks() == []


def test_no_demo_party_is_made() -> None:
    init()
    assert not Party.objects.filter(is_demo=True).exists()
    assert not DemoMarker.objects.exists()


def test_a_link_works_once_and_leads_to_the_queue() -> None:
    link = links(init())["wang@institute.cn"]
    use(link)
    officer = Client()
    officer.post(
        "/en/account/login/", {"login": "wang@institute.cn", "password": PASSWORD}
    )
    assert officer.get("/en/institute/").status_code == 200
    again = Client().get(link, follow=True)
    assert "password1" not in again.content.decode()


def test_running_it_again_changes_nothing_and_prints_what_is_still_open() -> None:
    first = links(init())
    use(first["wang@institute.cn"])
    before = (Party.objects.count(), User.objects.count(), EntryRow.objects.count())
    text = init()
    assert before == (
        Party.objects.count(),
        User.objects.count(),
        EntryRow.objects.count(),
    )
    assert set(links(text)) == {"wu@institute.cn", "editor@institute.cn"}
    assert "has a password already" in text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"officer": ["one@institute.cn"]}, "twice"),
        ({"officer": ["one@institute.cn", "ONE@institute.cn"]}, "twice"),
        ({"uscc": "123"}, "18"),
        ({"region": "999999"}, "."),
    ],
)
def test_wrong_input_founds_nothing(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        init(**wrong)
    assert not Jurisdiction.objects.exists()
    assert not Membership.objects.exists()


def test_a_database_with_demo_data_is_refused() -> None:
    DemoMarker.objects.create(pk=1, seed=1, moment=clock.now())
    with pytest.raises(CommandError, match="demo data"):
        init()
    assert not Jurisdiction.objects.exists()
