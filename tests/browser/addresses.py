"""Which pages of the demo does each role have? Addresses below the language prefix."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from credit.cases.models import Case
from credit.cases.queries import published
from marketplace.directory.models import Offering, VettingCase
from marketplace.engagements.models import Engagement
from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.demo.models import TourStop
from portal.parties.models import Party
from search.models import Document

PLAIN = (
    "/organizations/",
    "/organizations/?grade=A&region=320000",
    "/practitioners/",
    "/offerings/",
    "/search/?q=%E5%86%85%E9%83%A8%E5%AE%A1%E6%A0%B8",
    "/search/?q=%E8%8B%8F%E5%B7%9E",
    "/search/?q=zzzz",
    "/find/",
    "/find/matches/?purpose=certify&region=320500",
    "/find/matches/?purpose=certify&region=320500&view=table",
    "/find/details/",
    "/find/weights/1/",
    "/public-notices/",
    "/credit/how-it-works/",
    "/cases/",
    "/cases/tip-off/",
    "/cases/tip-off/receipt/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/demo/",
    "/demo/mails/",
    "/demo/follow/",
)
HENGRUI = "Hengrui Zhiyuan IP Consulting"
LISTED = (
    HENGRUI,
    "Lanting IP Practice",
    "Feidu Business Services",
    "Delta IP Partners",
)


def addresses(role: str) -> list[str]:
    with translation.override("en"):
        return [
            "/" + address.removeprefix("/en/").lstrip("/")
            for address in BY_ROLE[role]()
        ]


def at(name: str, *refs: str) -> str:
    return reverse(name, args=refs)


def party(name: str) -> str:
    return Party.objects.get(name_en=name).ref


def stop(position: int) -> str:
    return TourStop.objects.get(position=position).path


def engagement() -> str:
    return stop(1).split("/")[2]


def visitor() -> list[str]:
    written = Page.objects.live().filter(locale__language_code="en", depth__gt=1)
    paths = written.values_list("url_path", flat=True)
    people = Document.objects.filter(kind="practitioner").values_list("ref", flat=True)
    return [
        *(path.removeprefix("/home-en") for path in paths if path.startswith("/home")),
        *PLAIN,
        *(at("directory:organization", party(name)) for name in LISTED),
        *(at("directory:practitioner", ref) for ref in people[:1]),
        at("credit_publish:events", party(HENGRUI)),
        at("credit_publish:compare", party(HENGRUI)),
        *(at("cases:published_decision", row.ref) for row in published()[:1]),
    ]


def enterprise() -> list[str]:
    own = party("Hongda Precision")
    case = Case.objects.filter(complainant_ref=own).first()
    request = ServiceRequest.objects.filter(enterprise__ref=own).first()
    finished = Engagement.objects.filter(enterprise__ref=own, status="completed")
    return [
        "/desk/",
        "/inbox/",
        "/my/profile/",
        "/requests/",
        "/requests/new/",
        at("sourcing:request", request.ref),
        "/engagements/",
        at("engagements:engagement", engagement()),
        at("engagements:engagement", finished.first().ref),
        at("engagements:contract", engagement()),
        at("engagements:ending", engagement()),
        at("engagements:shares", engagement()),
        at("engagements:apply", engagement()),
        stop(2),
        stop(3),
        stop(5),
        "/cases/mine/",
        f"/cases/new/?about={engagement()}",
        at("cases:case", case.ref),
        "/cases/records/",
        at("accounts:members", own),
        at("directory:enterprise", own),
        "/register/organization/",
    ]


def provider() -> list[str]:
    own = party(HENGRUI)
    asked = ServiceRequest.objects.filter(status="published").first()
    given = Proposal.objects.filter(provider__ref=own).first()
    case = Case.objects.filter(respondent_ref=own).first()
    offering = Offering.objects.filter(provider__ref=own).first()
    return [
        "/desk/",
        "/requests/",
        at("sourcing:request", asked.ref),
        at("sourcing:propose", asked.ref),
        at("sourcing:proposal", given.ref),
        stop(3),
        stop(1),
        at("cases:case", case.ref),
        "/cases/records/",
        at("directory:tasks", own),
        at("directory:describe", own),
        at("directory:people", own),
        at("directory:offerings", own),
        at("directory:new_offering", own),
        at("directory:edit_offering", offering.ref),
    ]


def practitioner() -> list[str]:
    return ["/desk/", "/my/practice/", "/inbox/", "/engagements/", "/account/2fa/"]


def officer() -> list[str]:
    case = Case.objects.filter(status="investigation").first()
    waiting = VettingCase.objects.filter(status="submitted").first()
    return [
        "/institute/",
        "/institute/?tab=team",
        "/institute/cases/",
        at("cases:institute_case", case.ref),
        at("cases:institute_step", case.ref, "findings"),
        at("directory:vetting", waiting.ref),
        "/institute/listings/",
        at("directory:listing", party("Delta IP Partners")),
        "/institute/bodies/",
    ]


def approver() -> list[str]:
    return ["/desk/", "/institute/", stop(6), f"{stop(6)}return/"]


def body() -> list[str]:
    return ["/desk/", "/certifications/", stop(4)]


def applicant() -> list[str]:
    own = VettingCase.objects.filter(status="submitted").first()
    return ["/desk/", at("directory:tasks", own.party.ref)]


def editor() -> list[str]:
    return ["/desk/", "/my/profile/", "/account/email/"]


BY_ROLE: dict[str, Callable[[], list[str]]] = {
    "visitor": visitor,
    "enterprise": enterprise,
    "provider": provider,
    "practitioner": practitioner,
    "officer-1": officer,
    "officer-2": approver,
    "body": body,
    "applicant": applicant,
    "editor": editor,
}


def refused_forms() -> list[tuple[str, str, str]]:
    """(role, address, which form of the page): sent as it opens, each is refused."""
    with translation.override("en"):
        found = _refused_forms()
    return [(role, path.removeprefix("/en"), which) for role, path, which in found]


def _refused_forms() -> list[tuple[str, str, str]]:
    asked = ServiceRequest.objects.filter(status="published").first()
    case = Case.objects.filter(status="investigation").first()
    own = party("Hongda Precision")
    return [
        ("visitor", "/cases/tip-off/", ""),
        ("visitor", "/account/login/", ""),
        ("enterprise", "/register/organization/", ""),
        ("enterprise", f"/cases/new/?about={engagement()}", ""),
        ("enterprise", at("accounts:members", own), ""),
        ("enterprise", at("engagements:apply", engagement()), ""),
        ("provider", at("sourcing:propose", asked.ref), ""),
        ("provider", at("directory:new_offering", party(HENGRUI)), ""),
        ("officer-1", at("cases:institute_step", case.ref, "findings"), ""),
        ("officer-1", "/institute/bodies/", ""),
        (
            "officer-1",
            at("directory:listing", party("Delta IP Partners")),
            "",
        ),
    ]
