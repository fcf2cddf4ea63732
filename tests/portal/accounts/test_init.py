import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from cms.actions.set_up_editors import set_up_editors
from credit.evaluate.models import RulebookVersion
from portal.accounts.jurisdiction import institute_for
from portal.accounts.models import Jurisdiction, Membership, User
from portal.agreements.models import AgreementText
from portal.demo.models import DemoMarker
from portal.journal.models import EntryRow
from portal.journal.verify import breaks
from portal.kernel import clock
from portal.management.commands import init as command
from portal.parties.models import Party
from search import follow
from tests import people

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-phrase-7"


@pytest.fixture(autouse=True)
def without_the_long_loaders(monkeypatch: pytest.MonkeyPatch) -> None:
    """tests/stories walks the whole; here only what the command itself does."""
    monkeypatch.setattr(command, "LOADERS", ("load_agreements",))
    monkeypatch.setattr(follow, "rebuild", lambda: 0)
    set_up_editors()


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


@pytest.mark.parametrize("who", ["wang@institute.cn", "editor@institute.cn"])
def test_who_set_a_password_by_the_link_is_not_asked_for_it_again(
    settings, who: str
) -> None:
    settings.PORTAL_MFA_REQUIRED = True
    client = use(links(init())[who])

    page = client.get("/en/desk/", follow=True)

    assert page.redirect_chain == [("/en/account/2fa/totp/activate/", 302)]
    assert page.status_code == 200
    assert b'name="code"' in page.content


def test_long_after_signing_in_the_password_is_asked_for(settings) -> None:
    settings.PORTAL_MFA_REQUIRED = True
    client = use(links(init())["wang@institute.cn"])
    session = client.session
    for one in session["account_authentication_methods"]:
        one["at"] -= 301
    session.save()

    page = client.get("/en/desk/", follow=True)

    assert page.redirect_chain[-1][0].startswith("/en/account/reauthenticate/")


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
        ({"officer": ["one@institute.cn", "two"]}, "two is not an e-mail"),
        ({"editor": "three"}, "three is not an e-mail"),
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


def test_four_officers_are_appointed_and_two_are_told_that_two_more_are_needed() -> (
    None
):
    assert "two more --officer" in init()
    four = [f"{name}@institute.cn" for name in ("wang", "wu", "li", "deng")]
    text = init(officer=four)
    assert "two more --officer" not in text
    assert Membership.objects.filter(role="approver", until=None).count() == 4


def test_without_tables_it_says_which_command_comes_first(monkeypatch) -> None:
    monkeypatch.setattr(
        command.MigrationExecutor, "migration_plan", lambda self, leaves: [1]
    )
    with pytest.raises(CommandError, match="portal migrate"):
        init()


def test_the_search_index_is_built_once_at_the_end(monkeypatch) -> None:
    built: list[int] = []
    monkeypatch.setattr(follow, "rebuild", lambda: built.append(1))
    init()
    assert built == [1]
