"""One more row of each list, made for somebody of the standing cast to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from credit.cases.models import Case, Decision
from credit.events.record import Fact, record
from marketplace.directory.models import BodyAdmission, VettingCase
from marketplace.sourcing.models import ServiceRequest
from portal.accounts.models import Invitation, User
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.notices.models import Notice
from portal.parties.models import Party
from portal.parties.models import Role as PartyKind
from portal.worklist import rows as work_rows
from search.backends.embedded import EmbeddedBackend
from search.schema import SearchDoc
from tests.marketplace.directory.setting import list_directly, offering_of
from tests.marketplace.engagements import given
from tests.marketplace.sourcing.world import draft_proposal, list_provider, publish
from tests.people import Cast, employ, join, organization, person, user

numbers = count(200)


@dataclass(frozen=True)
class Row:
    """Who looks at which page; how a row comes to be; what has to be there before."""

    who: str  # a user of the cast; empty: anybody
    path: str
    add: Callable[[Cast], object]
    first: Callable[[Cast], object] = lambda cast: None


def firm(*roles: str) -> Party:
    number = next(numbers)
    return organization(f"第{number}号有限公司", f"Firm {number}", number, *roles)


def haishi_listed(cast: Cast) -> None:
    list_provider(cast.haishi)


def request(cast: Cast) -> ServiceRequest:
    return publish(cast, title=f"第{next(numbers)}号需求")


def proposal(cast: Cast) -> None:
    draft_proposal(cast, request(cast), cast.haishi, cast.zhao_hai)


def match(cast: Cast) -> None:
    """One more listed provider that fits."""
    provider = firm(PartyKind.PROVIDER)
    list_provider(provider)
    employ(person("何安", "He An", f"33{next(numbers):05d}"), provider)


def case(cast: Cast, **more: object) -> Case:
    values = {
        "origin": "complaint",
        "institute_ref": cast.ningbo_institute.ref,
        "complainant_ref": cast.ningbo_tools.ref,
        "respondent_ref": firm(PartyKind.PROVIDER).ref,
        "about_ref": new_ref("ENG"),
        "ground": "quality",
        "filed_by": cast.lin_wei.ref,
    }
    return Case.objects.create(**(values | more))


def decision(cast: Cast) -> None:
    now = clock.now()
    Decision.objects.create(
        case=case(cast, status="effective", noticed_at=now),
        finding="complaint_upheld",
        severity="minor",
        proposed_by=cast.wang_min.ref,
        proposed_at=now,
        decided_by=cast.wu_jie.ref,
        decided_at=now,
        served_at=now,
        effective_at=now - timedelta(days=1),
        public_until=now + timedelta(days=300),
    )


def event(cast: Cast) -> None:
    record(
        Fact(
            subject=cast.haishi.ref,
            source_class="milestone",
            kind="milestone_late",
            valid_from=clock.now() - timedelta(days=30),
            source_entry=f"{new_ref('ENG')}#1",
        )
    )


def work(cast: Cast) -> None:
    work_rows.put(
        kind="vetting",
        ref=new_ref("VET"),
        institute_ref=cast.ningbo_institute.ref,
        title="机构",
        stands="submitted",
        next_step="take_up",
        url_name="accounts:authority",
        owner_ref=cast.li_na.ref,
        due_at=clock.now() + timedelta(days=next(numbers)),
    )


def notice(cast: Cast) -> None:
    Notice.objects.create(
        user_ref=cast.zhao_hai.ref,
        kind="accounts.authority_confirmed",
        ref=cast.haishi.ref,
        url="/desk/",
        facts={"party": "Haishi", "until": "2027-01-01"},
        key=new_ref("EVT"),
    )


def on_notice(cast: Cast) -> None:
    VettingCase.objects.create(
        party=firm(PartyKind.PROVIDER),
        institute_ref=cast.ningbo_institute.ref,
        status="public_notice",
        notice_until=clock.now() + timedelta(days=5),
    )


def colleague(cast: Cast) -> None:
    employ(person("何安", "He An", f"33{next(numbers):05d}"), cast.haishi)


def admission(cast: Cast) -> None:
    BodyAdmission.objects.create(
        party=firm(PartyKind.CERTIFICATION_BODY),
        institute_ref=cast.ningbo_institute.ref,
        approval_number=f"CNCA-R-2014-{next(numbers)}",
        scope="IPMS",
        valid_until=clock.today() + timedelta(days=300),
        reasons="-",
        proposed_by=cast.wang_min.ref,
    )


def member(cast: Cast) -> User:
    who = user(f"member.{next(numbers)}", "成员")
    join(who, cast.haishi, "member")
    return who


def own_firm(cast: Cast) -> None:
    join(cast.zhao_hai, firm(PartyKind.PROVIDER), "owner")


def invitation(cast: Cast) -> None:
    Invitation.objects.create(
        party=firm(PartyKind.PROVIDER),
        email=cast.zhao_hai.email,
        role="member",
        invited_by=cast.feng_bo.ref,
        expires_at=clock.now() + timedelta(days=5),
    )


def certification(cast: Cast) -> None:
    engagement = given.opened(cast)
    engagement.certifications.create(
        body=cast.zhongheng, institute_ref=cast.ningbo_institute.ref
    )


def document(kind: str) -> Callable[[Cast], None]:
    def add(_cast: Cast) -> None:
        ref = firm(PartyKind.PROVIDER).ref
        EmbeddedBackend().put(
            [
                SearchDoc(
                    kind=kind,
                    ref=ref,
                    name="知识产权咨询",
                    name_en="IP Consulting",
                    facets={"region": ["CN"], "grade": ["A"]},
                )
            ]
        )

    return add


LISTS: dict[str, Row] = {
    "search": Row("", "/en/search/", document("organization")),
    "organizations": Row("", "/en/organizations/", document("organization")),
    "practitioners": Row("", "/en/practitioners/", document("practitioner")),
    "offerings": Row("", "/en/offerings/", document("offering")),
    "matches": Row("", "/en/find/matches/?purpose=certify&region=330200", match),
    "my requests": Row("lin_wei", "/en/requests/?show=mine", request),
    "open requests": Row("zhao_hai", "/en/requests/?show=open", request, haishi_listed),
    "proposals": Row(
        "zhao_hai", "/en/requests/?show=proposals", proposal, haishi_listed
    ),
    "engagements": Row("lin_wei", "/en/engagements/", given.opened),
    "certifications": Row("sun_qi", "/en/certifications/", certification),
    "my cases": Row("lin_wei", "/en/cases/mine/", case),
    "the institute's cases": Row("wang_min", "/en/institute/cases/", case),
    "decided cases": Row("", "/en/cases/", decision),
    "own records": Row("zhao_hai", "/en/cases/records/", event),
    "events of a party": Row("", "/en/credit/{haishi}/", event, haishi_listed),
    "organization": Row("", "/en/organizations/{haishi}/", event, haishi_listed),
    "queue": Row("wang_min", "/en/institute/?tab=team", work),
    "listings": Row(
        "wang_min",
        "/en/institute/listings/",
        lambda cast: list_directly(firm(PartyKind.PROVIDER), cast.ningbo_institute),
    ),
    "bodies": Row("wang_min", "/en/institute/bodies/", admission),
    "inbox": Row("zhao_hai", "/en/inbox/", notice),
    "public notices": Row("", "/en/public-notices/", on_notice),
    "own offerings": Row(
        "zhao_hai",
        "/en/my/organizations/{haishi}/offerings/",
        lambda cast: offering_of(cast.haishi),
    ),
    "own people": Row("zhao_hai", "/en/my/organizations/{haishi}/people/", colleague),
    "members": Row("zhao_hai", "/en/my/organizations/{haishi}/members/", member),
    "desk with many engagements": Row("lin_wei", "/en/desk/", given.opened),
    "desk with many organizations": Row("zhao_hai", "/en/desk/", own_firm, own_firm),
    "desk with many invitations": Row("zhao_hai", "/en/desk/", invitation),
}
