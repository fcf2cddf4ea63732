"""The standing cast: the same few people and firms in every test about permission.

Everything is built with plain rows and needs only regions, which are made when the
loader has not run. `cast` is a fixture of every test; `build_cast()` is for scripts.
"""

from dataclasses import dataclass, fields
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.actors import Actor, actor_for
from portal.accounts.models import Jurisdiction, Membership, PersonClaim, User
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.checks import a_year_after
from portal.parties.identifiers import inner_check_character, uscc_check_character
from portal.parties.models import Affiliation, Check, Party, PartyRole, Role, Tie
from portal.parties.roles import SLOTS
from portal.reference.models import Industry, Region

CHECKED_AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)  # before any frozen clock
PASSWORD = "lantern-harbour-42"


@dataclass
class Cast:
    """Users by name; parties by what they are called."""

    # enterprise
    ningbo_tools: Party
    lin_wei: User
    # providers
    haishi: Party
    zhao_hai: User
    qiming: Party
    feng_bo: User
    # practitioner of Haishi
    chen_yu: User
    chen_yu_person: Party
    # institutes
    ningbo_institute: Party
    wang_min: User  # officer
    wu_jie: User  # approver
    li_na: User  # officer
    suzhou_institute: Party
    gao_lei: User  # approver there
    # certification body
    zhongheng: Party
    sun_qi: User
    # others
    editor: User
    stranger: User

    def actor(self, user: User) -> Actor:
        """The actor of a user, read anew."""
        return actor_for(User.objects.get(pk=user.pk))

    def client(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    @property
    def users(self) -> list[User]:
        values = [getattr(self, field.name) for field in fields(self)]
        return [value for value in values if isinstance(value, User)]


def region(code: str) -> Region:
    """The region, made with its ancestors when the loader has not run."""
    known = {
        "100000": ("country", None, "中国", "China"),
        "330000": ("province", "100000", "浙江省", "Zhejiang"),
        "330200": ("plan_city", "330000", "宁波市", "Ningbo"),
        "320000": ("province", "100000", "江苏省", "Jiangsu"),
        "320500": ("prefecture", "320000", "苏州市", "Suzhou"),
    }
    found = Region.objects.filter(code=code).first()
    if found is not None:
        return found
    kind, parent_code, name, name_en = known[code]
    parent = region(parent_code) if parent_code else None
    path = f"{parent.path}/{code}" if parent else code
    return Region.objects.create(
        code=code, kind=kind, parent=parent, name=name, name_en=name_en, path=path
    )


def industry(code: str) -> Industry:
    known = {
        "C": (None, "制造业", "Manufacturing"),
        "C34": ("C", "通用设备制造业", "General equipment manufacturing"),
        "L": (None, "租赁和商务服务业", "Leasing and business services"),
        "L72": ("L", "商务服务业", "Business services"),
    }
    found = Industry.objects.filter(code=code).first()
    if found is not None:
        return found
    parent_code, name, name_en = known[code]
    parent = industry(parent_code) if parent_code else None
    return Industry.objects.create(code=code, parent=parent, name=name, name_en=name_en)


def uscc(serial: int, start: str = "91990099") -> str:
    """A code that passes every check, in an area that is not used (990099)."""
    inner = f"MA{serial:06d}"
    first = start + inner + inner_check_character(inner)
    return first + uscc_check_character(first)


def user(email_name: str, name: str, **more: object) -> User:
    return User.objects.create_user(
        f"{email_name}@example.cn", PASSWORD, name=name, language="en", **more
    )


def organization(
    name: str, name_en: str, serial: int, *roles: str, region_code: str = "330200"
) -> Party:
    party = Party.objects.create(
        ref=new_ref("ORG"),
        kind=Party.Kind.LEGAL,
        name=name,
        name_en=name_en,
        uscc=uscc(serial),
        region=region(region_code),
        industry=industry("L72"),
    )
    for role in roles:
        grant(party, role)
    return party


def person(name: str, name_en: str, licence_number: str) -> Party:
    party = Party.objects.create(
        ref=new_ref("PER"),
        kind=Party.Kind.NATURAL,
        name=name,
        name_en=name_en,
        licence_kind="patent_agent",
        licence_number=licence_number,
        region=region("330200"),
    )
    grant(party, Role.PRACTITIONER)
    return party


def grant(party: Party, role: str) -> PartyRole:
    return PartyRole.objects.create(
        party=party, role=role, slot=SLOTS.get(role, role), since=clock.today()
    )


def join(who: User, party: Party, role: str, *, checked: bool = True) -> Membership:
    """A current membership; owners and members with authority checked for a year."""
    today = clock.today()
    given = checked and role in {"owner", "member"}
    if given:
        check_authority(who, party)
    return Membership.objects.create(
        user=who,
        party=party,
        role=role,
        since=today,
        authority_checked_by="USR-TEST" if given else "",
        authority_checked_on=today if given else None,
        authority_until=a_year_after(today) if given else None,
    )


def check_authority(who: User, party: Party) -> Check:
    """What an officer's look at the letter leaves behind, long before any test."""
    return Check.objects.create(
        ref=new_ref("CHK"),
        party=party,
        what="authority",
        raw=who.ref,
        result=Check.Result.CONFIRMED,
        checked_by="USR-TEST",
        checked_on=CHECKED_AT.date(),
        recorded_at=CHECKED_AT,
        valid_until=a_year_after(clock.today()),
    )


def employ(person_party: Party, firm: Party) -> Affiliation:
    row = Affiliation.objects.create(
        ref=new_ref("AFF"),
        person=person_party,
        organization=firm,
        status=Affiliation.Status.ACTIVE,
        since=clock.today(),
    )
    Tie.objects.create(
        from_ref=person_party.ref,
        to_ref=firm.ref,
        kind=Tie.Kind.EMPLOYMENT,
        since=clock.today(),
        source_ref=row.ref,
    )
    return row


def build_cast() -> Cast:
    cast = Cast(
        ningbo_tools=organization(
            "宁波甬匠工具有限公司", "Ningbo Tools", 101, Role.ENTERPRISE
        ),
        lin_wei=user("lin.wei", "Lin Wei"),
        haishi=organization(
            "宁波海石知识产权服务有限公司", "Haishi IP", 102, Role.PROVIDER
        ),
        zhao_hai=user("zhao.hai", "Zhao Hai"),
        qiming=organization("启明标准咨询有限公司", "Qiming", 103, Role.PROVIDER),
        feng_bo=user("feng.bo", "Feng Bo"),
        chen_yu=user("chen.yu", "Chen Yu"),
        chen_yu_person=person("陈宇", "Chen Yu", "3312345"),
        ningbo_institute=organization(
            "宁波市知识产权服务业协会", "Ningbo institute", 104, Role.INSTITUTE
        ),
        wang_min=user("wang.min", "Wang Min"),
        wu_jie=user("wu.jie", "Wu Jie"),
        li_na=user("li.na", "Li Na"),
        suzhou_institute=organization(
            "苏州市知识产权协会",
            "Suzhou institute",
            105,
            Role.INSTITUTE,
            region_code="320500",
        ),
        gao_lei=user("gao.lei", "Gao Lei"),
        zhongheng=organization(
            "中衡认证有限公司", "Zhongheng", 106, Role.CERTIFICATION_BODY
        ),
        sun_qi=user("sun.qi", "Sun Qi"),
        editor=user("he.lan", "He Lan", is_staff=True),
        stranger=user("tang.yi", "Tang Yi"),
    )
    _connect(cast)
    return cast


def _connect(cast: Cast) -> None:
    cast.ningbo_tools.industry = industry("C34")
    cast.ningbo_tools.size_class = "small"
    cast.ningbo_tools.save(update_fields=["industry", "size_class"])
    Jurisdiction.objects.create(
        institute=cast.ningbo_institute, region=region("330200")
    )
    Jurisdiction.objects.create(
        institute=cast.suzhou_institute, region=region("320500")
    )
    join(cast.lin_wei, cast.ningbo_tools, "member")
    join(cast.zhao_hai, cast.haishi, "owner")
    join(cast.feng_bo, cast.qiming, "owner")
    join(cast.wang_min, cast.ningbo_institute, "officer")
    join(cast.wu_jie, cast.ningbo_institute, "approver")
    join(cast.li_na, cast.ningbo_institute, "officer")
    join(cast.gao_lei, cast.suzhou_institute, "approver")
    join(cast.sun_qi, cast.zhongheng, "assessor")
    PersonClaim.objects.create(user=cast.chen_yu, party=cast.chen_yu_person)
    employ(cast.chen_yu_person, cast.haishi)
    editors = Group.objects.filter(name="Editors").first()
    if editors is not None:
        cast.editor.groups.add(editors)


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole standing cast in the test's database."""
    return build_cast()
