"""Which people and things of the demo stand in the addresses of the matrix?

Where the demo has none of a kind, a row is made for the length of the test.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Model, QuerySet

from credit.cases.models import Case, Objection, TipOff
from credit.cases.queries import published
from marketplace.directory.models import (
    BodyAdmission,
    Licence,
    ListingMeasure,
    Offering,
    ProviderProfile,
    Transfer,
    VettingCase,
    VettingObjection,
)
from marketplace.engagements.models import Certification, Engagement, Review
from marketplace.payments.models import Payment
from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.drafts import token_of
from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.accounts.models import (
    AccountContest,
    AuthorityRequest,
    Invitation,
    JoinRequest,
    User,
)
from portal.files.models import StoredFile
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Affiliation, Party
from portal.worklist.models import WorkItem

PEOPLE = {  # role in the matrix -> who in the demo
    "enterprise": "lin.wei",
    "provider": "zhao.hai",
    "practitioner": "song.ke",
    "officer": "wang.min",
    "approver": "deng.hao",
    "assessor": "su.sheng",
    "editor": "editor",
}
ROLES = ("anonymous", "stranger", *PEOPLE)
STRANGER = "stranger@example.cn"
Keywords = dict[str, object]


def user(role: str) -> User:
    """The demo's person in this role; the stranger belongs to nobody."""
    if role == "stranger":
        found = User.objects.filter(email=STRANGER).first()
        return found or User.objects.create_user(STRANGER, "lantern-harbour-42")
    return User.objects.get(email=f"{PEOPLE[role]}@demo.invalid")


@dataclass(frozen=True)
class Demo:
    """What stands around the engagement of Hongda and Hengrui that the tour follows."""

    hongda: Party
    hengrui: Party
    jiangsu: Party
    person: Party  # Song Ke, who works on it
    listed_person: Party
    engagement: Engagement


def read_demo() -> Demo:
    engagement = Engagement.objects.filter(
        enterprise__name_en="Hongda Precision",
        provider__name_en="Hengrui Zhiyuan IP Consulting",
    ).latest("pk")
    return Demo(
        hongda=engagement.enterprise,
        hengrui=engagement.provider,
        jiangsu=Party.objects.get(name_en="Jiangsu Coordination Institute"),
        person=Party.objects.get(claim__user=user("practitioner")),
        listed_person=Party.objects.get(claim__user__email="chen.yu@demo.invalid"),
        engagement=engagement,
    )


def keywords(names: str, demo: Demo) -> Keywords:
    """What stands in the address: `names` as a line of the policy gives them."""
    found: Keywords = {}
    for name in names.split():
        found |= THINGS[name](demo)
    return found


def ref(row: Model | None) -> Keywords:
    assert row is not None, "the demo has no such thing"
    return {"ref": row.ref}  # type: ignore[attr-defined] # every model here has one


def newest(rows: QuerySet) -> Keywords:
    return ref(rows.order_by("-pk").first())


def request_of(demo: Demo) -> ServiceRequest:
    return Proposal.objects.get(ref=demo.engagement.proposal_ref).request


def open_request(demo: Demo) -> Keywords:
    """One that Hengrui may answer now."""
    row = request_of(demo)
    row.status = "published"
    row.save(update_fields=["status"])
    return ref(row)


def objection(demo: Demo) -> Objection:
    return Objection.objects.filter(by_ref=demo.hengrui.ref).latest("pk")


def case(demo: Demo) -> Keywords:
    """A case of the institute, as one between Hongda and Hengrui."""
    rows = Case.objects.filter(
        institute_ref=demo.jiangsu.ref, noticed_at__isnull=False, status="accepted"
    ) | Case.objects.filter(
        institute_ref=demo.jiangsu.ref, noticed_at__isnull=False, status="investigation"
    )
    row = rows.latest("pk")
    row.complainant_ref, row.respondent_ref = demo.hongda.ref, demo.hengrui.ref
    row.save(update_fields=["complainant_ref", "respondent_ref"])
    return ref(row)


def tip(demo: Demo) -> Keywords:
    return ref(
        TipOff.objects.create(
            institute_ref=demo.jiangsu.ref, ground="quality", receipt_hash="!"
        )
    )


def contest(demo: Demo) -> Keywords:
    return ref(
        AccountContest.objects.create(
            user=user("editor"),
            party=demo.hongda,
            institute_ref=demo.jiangsu.ref,
            grounds="-",
            file_ref="",
        )
    )


def join(demo: Demo) -> Keywords:
    return ref(JoinRequest.objects.create(user=user("editor"), party=demo.hongda))


def membership_invitation(demo: Demo) -> Keywords:
    return ref(
        Invitation.objects.create(
            party=demo.hengrui,
            email=user("practitioner").email,
            role="member",
            invited_by=user("provider").ref,
            expires_at=clock.now() + timedelta(days=7),
        )
    )


def invitation(demo: Demo) -> Keywords:
    return ref(
        Affiliation.objects.create(
            ref=new_ref("AFF"),
            organization=demo.hengrui,
            invited_email=user("practitioner").email,
            status="invited",
        )
    )


def transfer(demo: Demo) -> Keywords:
    return ref(
        Transfer.objects.create(
            person=demo.person,
            from_organization=demo.hengrui,
            to_organization=Party.objects.get(name_en="Lanting IP Practice"),
            comment_until=clock.now() + timedelta(days=14),
        )
    )


def vetting(demo: Demo) -> VettingCase:
    rows = VettingCase.objects.filter(institute_ref=demo.jiangsu.ref)
    return rows.filter(closed_at=None, submitted_at__isnull=False).latest("pk")


def vetting_objection(demo: Demo) -> Keywords:
    row = VettingObjection.objects.create(
        case=vetting(demo), text="-", filed_by=user("editor").ref
    )
    return {"objection": row.ref}


def notice(demo: Demo) -> Keywords:
    row = vetting(demo)
    row.status = "public_notice"
    row.notice_until = clock.now() + timedelta(days=7)
    row.save(update_fields=["status", "notice_until"])
    return ref(row)


def measure(demo: Demo) -> Keywords:
    return ref(
        ListingMeasure.objects.create(
            profile=ProviderProfile.objects.get(party=demo.hengrui),
            institute_ref=demo.jiangsu.ref,
            kind="suspend",
            reason="-",
            proposed_by=user("approver").ref,
        )
    )


def admission(demo: Demo) -> Keywords:
    row = BodyAdmission.objects.order_by("pk").first()
    assert row is not None
    row.institute_ref = demo.jiangsu.ref
    row.save(update_fields=["institute_ref"])
    return ref(row)


def work(demo: Demo) -> Keywords:
    row = WorkItem.objects.filter(institute_ref=demo.jiangsu.ref, closed_at=None)
    first = row.earliest("pk")
    return {"kind": first.kind, "ref": first.ref}


def payment(demo: Demo) -> Keywords:
    return newest(Payment.objects.filter(engagement_ref=demo.engagement.ref))


def delivered(demo: Demo) -> Keywords:
    refs = demo.engagement.milestones.values("ref")
    return newest(StoredFile.objects.filter(owner_ref__in=refs))


def review(demo: Demo) -> Keywords:
    """A revealed review of an earlier engagement, told as one of this."""
    row = Review.objects.exclude(revealed_at=None).latest("pk")
    Engagement.objects.filter(pk=row.engagement_id).update(
        enterprise=demo.hongda, provider=demo.hengrui
    )
    return ref(row)


def certification(demo: Demo) -> Keywords:
    row = demo.engagement.certifications.latest("pk")
    Certification.objects.filter(pk=row.pk).update(institute_ref=demo.jiangsu.ref)
    return ref(row)


def slug(name: str) -> Callable[[Demo], Keywords]:
    return lambda _demo: {"slug": name}


THINGS: dict[str, Callable[[Demo], Keywords]] = {
    "hongda": lambda d: ref(d.hongda),
    "hengrui": lambda d: ref(d.hengrui),
    "person": lambda d: ref(d.person),
    "listed_person": lambda d: ref(d.listed_person),
    "version": lambda _d: {"version": "1"},
    "weights": lambda _d: {"version": 1},
    "token": lambda _d: {"token": token_of(save_draft(typed={"title": "贯标"}))},
    "engagement": lambda d: ref(d.engagement),
    "milestone": lambda d: ref(d.engagement.milestones.latest("position")),
    "payment": payment,
    "certification": certification,
    "what": lambda _d: {"what": "stage"},
    "move": lambda _d: {"what": "release"},
    "engagement_review": review,
    "file": delivered,
    "request": lambda d: ref(request_of(d)),
    "open_request": open_request,
    "question": lambda _d: {"question": 1},
    "proposal": lambda d: {"ref": d.engagement.proposal_ref},
    "case": case,
    "tip": tip,
    "decision": lambda _d: ref(published().first()),
    "event_ref": lambda d: {"event_ref": objection(d).event_ref},
    "objection": lambda d: ref(objection(d)),
    **{
        name: slug(name) for name in ("withdraw", "evidence", "note", "decide", "close")
    },
    "authority": lambda d: newest(
        AuthorityRequest.objects.filter(institute_ref=d.jiangsu.ref)
    ),
    "contest": contest,
    "join": join,
    "membership_invitation": membership_invitation,
    "work": work,
    "published_offering": lambda d: newest(
        Offering.objects.filter(provider=d.hengrui, status="published")
    ),
    "offering": lambda d: newest(Offering.objects.filter(provider=d.hengrui)),
    "application": lambda d: newest(VettingCase.objects.filter(party=d.hengrui)),
    "affiliation": lambda d: newest(
        Affiliation.objects.filter(organization=d.hengrui, status="active")
    ),
    "transfer": transfer,
    "invitation": invitation,
    "licence": lambda d: newest(Licence.objects.filter(person=d.person)),
    "notice": notice,
    "vetting": lambda d: ref(vetting(d)),
    "line_id": lambda d: {"line_id": vetting(d).lines.earliest("pk").pk},
    "objection_to_vetting": vetting_objection,
    "measure": measure,
    "admission": admission,
}
