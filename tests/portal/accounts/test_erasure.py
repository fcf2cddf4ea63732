"""Plant 50 personal values through actions, erase them, and find none anywhere."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from marketplace.directory.actions.accept_invitation import accept_invitation
from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.invite_practitioner import invite_practitioner
from marketplace.engagements.models import Review
from marketplace.sourcing.models import ServiceRequest
from portal.accounts.actions.ask_to_join import ask_to_join
from portal.accounts.actions.change_profile import change_profile
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.erase_person import erase_person
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.invite_member import invite_member
from portal.accounts.actors import SYSTEM
from portal.accounts.models import User
from portal.journal.verify import breaks
from portal.kernel.errors import NotAllowed
from portal.outbox.worker import run_pending
from tests import people
from tests.people import Cast
from tests.portal.accounts import planting

PEOPLE, EACH = 5, 10


@pytest.fixture
def files(settings, tmp_path) -> Path:
    settings.PRIVATE_FILES_ROOT = tmp_path
    return tmp_path


def plant(cast: Cast, number: int) -> tuple[User, list[str]]:
    """One person's ten values, all entered through actions."""
    first_name = f"Zhongli Firstname{number}"
    user = people.user(f"secret.person{number}", first_name)
    actor = cast.actor(user)
    last_name, mobile = f"欧阳隐名{number}号", f"1380013800{number}"
    words = [f"planted-{what}-{number}-Q7" for what in ("join", "ground", "bank")]
    note, licence, own_name = (
        f"planted-note-{number}",
        f"331777{number}",
        f"司徒{number}明",
    )
    ask_to_join(party_ref=cast.haishi.ref, actor=actor, message=words[0])
    run_pending()  # mails with the first name go out
    change_profile(name=last_name, language="en", mobile=mobile, actor=actor)
    contest_account(
        party_ref=cast.haishi.ref,
        grounds=words[1],
        file=SimpleUploadedFile(f"planted-file-{number}.txt", b"planted content"),
        actor=actor,
    )
    people.join(user, cast.qiming, "member", checked=False)
    asked = hand_in_authority(
        party_ref=cast.qiming.ref, actor=cast.actor(user), bank_reference=words[2]
    )
    decide_authority(
        ref=asked.ref, is_confirmed=False, note=note, actor=cast.actor(cast.wang_min)
    )
    invite_member(
        party_ref=cast.haishi.ref, email=user.email, actor=cast.actor(cast.zhao_hai)
    )
    invited = invite_practitioner(
        organization_ref=cast.haishi.ref,
        email=user.email,
        actor=cast.actor(cast.zhao_hai),
    )
    accept_invitation(ref=invited.ref, name=own_name, actor=cast.actor(user))
    actor = cast.actor(user)
    enter_licence(
        person_ref=actor.person_ref, kind="patent_agent", number=licence, actor=actor
    )
    run_pending()
    planted = [user.email, first_name, last_name, mobile, *words, note]
    return user, [*planted, licence, own_name]


def everything(files: Path) -> str:
    """All tables and all private files as one text."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                parts += [_text(value) for value in row]
    parts += [path.read_text() for path in files.rglob("*") if path.is_file()]
    return "\n".join(parts)


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = str(value)
    if "\\u" in text:
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def test_fifty_planted_values_are_found_nowhere_after_the_erasure(
    cast: Cast, files: Path, django_capture_on_commit_callbacks
) -> None:
    planted = [plant(cast, number) for number in range(PEOPLE)]
    values = [value for _, texts in planted for value in texts]
    assert len(set(values)) == PEOPLE * EACH
    before = everything(files)
    # The control: what stands in clear is seen by this search. Only the journal's
    # sealed copies are not, and nothing is kept there alone.
    assert [value for value in values if value not in before] == []
    assert "planted content" in before
    with django_capture_on_commit_callbacks(execute=True):
        for user, _ in planted:
            call_command("erase", user.ref)
    after = everything(files)
    assert [value for value in values if value in after] == []
    assert "planted content" not in after
    assert "planted-file" not in after
    assert breaks() == []


def test_no_app_keeps_what_was_planted_through_its_own_actions(
    cast: Cast, files: Path, django_capture_on_commit_callbacks
) -> None:
    client, person = planting.client_member(cast), cast.chen_yu_person
    person.name_en = "Planted Consultant"
    person.save()
    planting.in_sourcing(cast, client)
    planting.in_engagements(cast, client)
    planting.in_cases(cast, client, person)
    planting.in_directory(cast, person)
    run_pending()
    names = [planting.NAME, planting.MOBILE, planting.EMAIL, person.name]
    values = [*names, person.name_en, "planted evidence"]
    before = everything(files)
    assert [value for value in values if value not in before] == []
    assert [value for value in names[:2] if value not in planting.unsealed()] == []

    with django_capture_on_commit_callbacks(execute=True):
        for ref in (client.ref, person.ref):
            call_command("erase", ref)

    after = everything(files) + planting.unsealed()
    assert [value for value in values if value in after] == []
    assert breaks() == []
    assert Review.objects.count() == 2  # the scores stay, the words went
    assert "knows them and they answer" in after  # the firm's reasons stay


def test_a_name_that_two_people_bear_stays_in_free_texts(
    cast: Cast, files: Path
) -> None:
    client = planting.client_member(cast)
    people.user("namesake", planting.NAME)
    planting.in_sourcing(cast, client)
    erase_person(ref=client.ref, actor=SYSTEM)
    request = ServiceRequest.objects.get()
    assert request.title == f"贯标 {planting.NAME}"
    assert request.description == "Ring […] or […]."


def test_an_erased_person_cannot_sign_in_or_act(cast: Cast, files: Path) -> None:
    client = cast.client(cast.zhao_hai)
    erase_person(ref=cast.zhao_hai.ref, actor=SYSTEM)
    assert client.get("/en/desk/").status_code == 302
    assert not cast.actor(cast.zhao_hai).acts_for(cast.haishi.ref)
    assert not client.login(username="zhao.hai@example.cn", password=people.PASSWORD)


def test_a_practitioner_is_erased_with_the_user_and_the_firm_stays(
    cast: Cast, files: Path
) -> None:
    erase_person(ref=cast.chen_yu_person.ref, actor=SYSTEM)
    cast.chen_yu_person.refresh_from_db()
    cast.haishi.refresh_from_db()
    assert (cast.chen_yu_person.name, cast.chen_yu_person.licence_number) == ("", "")
    assert cast.chen_yu_person.erased_at is not None
    assert cast.haishi.name_en == "Haishi IP"


def test_two_erased_persons_do_not_collide(cast: Cast, files: Path) -> None:
    other = people.person("李四", "Li Si", "3399999")
    for ref in (cast.chen_yu_person.ref, other.ref, other.ref):
        erase_person(ref=ref, actor=SYSTEM)
    assert breaks() == []


def test_only_the_operator_erases_and_only_persons(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        erase_person(ref=cast.zhao_hai.ref, actor=cast.actor(cast.wang_min))
    with pytest.raises(CommandError):
        call_command("erase", cast.haishi.ref)
    cast.zhao_hai.refresh_from_db()
    assert cast.zhao_hai.name == "Zhao Hai"
