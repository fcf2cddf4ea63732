"""Pages for everybody: decided cases while they are public, and tip-offs.

None touches session, user or CSRF token. A tip-off must not be tied to a sender.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from credit.cases import queries
from credit.cases.actions.add_to_tip_off import add_to_tip_off
from credit.cases.actions.submit_tip_off import Receipt, submit_tip_off
from credit.cases.fields import REF_LENGTH
from credit.cases.forms import ReceiptForm, TipOffForm
from credit.cases.models import Decision, TipOff
from credit.cases.story import story
from credit.cases.tip_receipts import new_nonce, tip_with_receipt
from credit.cases.views.running import attempt
from portal.agreements.queries import consents_given
from portal.kernel import refs
from portal.parties import queries as parties
from portal.parties.models import Party
from portal.ui.limits import count_address

MASK = "＊"
TIP_OFFS, LOOKS = "20/h", "60/h"  # from one network address


@dataclass(frozen=True)
class Published:
    decision: Decision
    party: Party | None  # None: a person without consent
    masked: str
    institute: Party | None


def decided_cases(request: HttpRequest) -> HttpResponse:
    page = queries.published_decisions(request.GET.get("after", ""))
    more = f"?after={page.after}" if page.after else ""
    context = {"rows": _published(page.rows), "more": more}
    return render(request, "cases/published.html", context)


def decided_case(request: HttpRequest, ref: str) -> HttpResponse:
    (row,) = _published([queries.published_decision(ref)])
    return render(request, "cases/published_decision.html", {"row": row})


def _published(decisions: list[Decision]) -> list[Published]:
    subjects = {d.case.respondent_ref for d in decisions}
    known = parties.parties_by_ref(subjects | {d.case.institute_ref for d in decisions})
    people = {ref for ref in subjects if ref.startswith("PER-")}
    named = (subjects - people) | consents_given(people, "publication")
    found = []
    for decision in decisions:
        subject = known.get(decision.case.respondent_ref)
        is_named = subject is not None and subject.ref in named
        found.append(
            Published(
                decision=decision,
                party=subject if is_named else None,
                masked=mask(subject.name) if subject else MASK,
                institute=known.get(decision.case.institute_ref),
            )
        )
    return found


def mask(name: str) -> str:
    """The first character stays: 王＊＊."""
    return name[:1] + MASK * 2


def complain(request: HttpRequest) -> HttpResponse:
    """Both ways before anybody is asked to sign in; `?about=` goes along."""
    about = request.GET.get("about", "")[:REF_LENGTH]
    query = f"?{urlencode({'about': about})}" if about else ""
    return render(request, "cases/complain.html", {"query": query})


@csrf_exempt  # no session stands behind it, so there is nothing to forge
@never_cache  # each form has its own random number
def tip_off(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    initial = {"about": request.GET.get("about", ""), "nonce": new_nonce()}
    form = TipOffForm(data, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sent: list[Receipt] = []
            refused = attempt(form, lambda: sent.append(_send(request, form)))
            if refused is None:
                return render(request, "cases/tip_sent.html", {"receipt": sent[0]})
            status = refused.status
    return render(request, "cases/tip_off.html", {"form": form}, status=status)


def _send(request: HttpRequest, form: TipOffForm) -> Receipt:
    count_address(request, form="tip_off", rate=TIP_OFFS)
    data = form.cleaned_data
    return submit_tip_off(
        ground=data["ground"],
        text=data["text"],
        about_ref=refs.normalise(data["about"]) if data["about"] else "",
        nonce=data["nonce"],
    )


@csrf_exempt  # number and code are the only credentials, and they are typed
@never_cache
def tip_receipt(request: HttpRequest) -> HttpResponse:
    """By POST, so that the code never stands in an address."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            found: list[TipOff] = []
            refused = attempt(form, lambda: found.append(_look_up(request, form)))
            status = refused.status if refused else 200
            if found:
                context |= {
                    "tip": found[0],
                    "told": story([found[0].ref], "complainant", {}),
                }
    return render(request, "cases/tip_receipt.html", context, status=status)


def _look_up(request: HttpRequest, form: ReceiptForm) -> TipOff:
    count_address(request, form="tip_receipt", rate=LOOKS)
    data = form.cleaned_data
    if data["text"]:
        return add_to_tip_off(ref=data["ref"], code=data["code"], text=data["text"])
    return tip_with_receipt(data["ref"], data["code"])
