"""How do the demo's people and organizations come to be there?"""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.register_organization import (
    Registration,
    register_organization,
)
from portal.accounts.models import Jurisdiction, Membership, User
from portal.demo.storylines.cast import (
    BODIES,
    ENTERPRISES,
    HUMANS,
    INSTITUTE_OF,
    INSTITUTES,
    LATE_BODY,
    NAMES_OF,
    OFFICERS,
    PROVIDERS,
    Firm,
)
from portal.demo.storylines.stage import Stage, Story
from portal.kernel import clock
from portal.parties.identifiers import inner_check_character, uscc_check_character
from portal.parties.models import Party, Role
from portal.parties.roles import grant_role
from portal.reference.models import Industry, Region

PASSWORD = "demo-portal-29490"  # noqa: S105 - printed on purpose, demo mode only


def uscc(serial: int) -> str:
    """A code that passes every check, in an area that no authority uses (990099)."""
    inner = f"MA{serial:06d}"
    first = "91990099" + inner + inner_check_character(inner)
    return first + uscc_check_character(first)


def people(stage: Stage) -> None:
    # One password, printed on purpose: hashing it once saves seconds of the build.
    password = make_password(PASSWORD)
    for human in HUMANS:
        stage.people[human.key] = User.objects.create(
            email=f"{human.key.replace('_', '.')}@demo.invalid",
            password=password,
            name=human.name,
            language="zh-hans",
        )
    editor = stage.people["editor"]
    editor.is_staff = True
    editor.save(update_fields=["is_staff"])
    editor.groups.add(Group.objects.get(name="Editors"))


def institutes(stage: Stage) -> None:
    """Institutes and their officers are set up by the operator, as `portal init` does."""
    for serial, firm in enumerate(INSTITUTES, start=900):
        region = Region.objects.get(code=firm.region)
        party = Party.objects.create(
            kind=Party.Kind.LEGAL,
            name=firm.name,
            name_en=firm.name_en,
            uscc=uscc(serial),
            region=region,
            is_demo=True,
        )
        grant_role(party=party, role=Role.INSTITUTE, actor="system")
        Jurisdiction.objects.create(institute=party, region=region)
        stage.parties[firm.key] = party
        for person, role in OFFICERS[firm.key]:
            Membership.objects.create(
                user=stage.people[person], party=party, role=role, since=clock.today()
            )


def late_body(stage: Stage) -> None:
    """A body that is known from the register only; nobody there has an account yet."""
    party = Party.objects.create(
        kind=Party.Kind.LEGAL,
        name=LATE_BODY.name,
        name_en=LATE_BODY.name_en,
        uscc=uscc(950),
        region=Region.objects.get(code=LATE_BODY.region),
        is_demo=True,
    )
    grant_role(party=party, role=Role.CERTIFICATION_BODY, actor="system")
    stage.parties[LATE_BODY.key] = party


def opens_account(stage: Stage) -> Story:
    """Its assessor joins in the last week, and finds results to confirm."""
    yield date(2026, 11, 19)
    Membership.objects.create(
        user=stage.people[LATE_BODY.owner],
        party=stage.parties[LATE_BODY.key],
        role=Membership.Role.ASSESSOR,
        since=clock.today(),
    )


def organizations(stage: Stage) -> None:
    groups = (
        (PROVIDERS, "provider"),
        (ENTERPRISES, "enterprise"),
        (BODIES, "certification_body"),
    )
    serial = 100
    for firms, role in groups:
        for firm in firms:
            serial += 1
            _register(stage, firm, role, serial)
            check_authority(stage, firm.key, firm.owner)


def _register(stage: Stage, firm: Firm, role: str, serial: int) -> None:
    party = register_organization(
        registration=Registration(
            name=firm.name,
            name_en=firm.name_en,
            uscc=uscc(serial),
            role=role,
            region=firm.region,
        ),
        actor=stage.actor(firm.owner),
    )
    Party.objects.filter(pk=party.pk).update(
        is_demo=True, industry=Industry.objects.filter(code=firm.industry).first()
    )
    if role == "certification_body":
        Membership.objects.filter(party=party).update(role=Membership.Role.ASSESSOR)
    stage.parties[firm.key] = Party.objects.get(pk=party.pk)


def check_authority(stage: Stage, firm: str, owner: str) -> None:
    """The letter is handed in and an officer of the responsible institute looks at it."""
    name = NAMES_OF[owner].name
    letter = SimpleUploadedFile(
        "授权书.txt",
        f"兹授权{name}代表本单位办理事务。".encode(),
        content_type="text/plain",
    )
    asked = hand_in_authority(
        party_ref=stage.ref(firm), actor=stage.actor(owner), file=letter
    )
    decide_authority(
        ref=asked.ref,
        is_confirmed=True,
        note="授权书盖章与登记一致。",
        actor=stage.actor(OFFICERS[INSTITUTE_OF[firm]][0][0]),
    )


def keep_authority(stage: Stage, firm: str, owner: str) -> Story:
    """Checked again before each year is over."""
    for day in (date(2025, 8, 18), date(2026, 8, 3)):
        yield day
        check_authority(stage, firm, owner)
