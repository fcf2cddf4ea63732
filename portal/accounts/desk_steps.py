"""Which next steps come from the account itself?"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.cards import MembershipCard
from portal.accounts.desk import Step
from portal.accounts.models import User
from portal.accounts.queries import invitations_for, open_joins
from portal.kernel import clock
from portal.ui.templatetags.portal import party_text


def own_steps(
    user: User, cards: list[MembershipCard], *, is_person: bool
) -> list[Step]:
    """`is_person`: the reader is a practitioner, who need not register a firm."""
    steps = [*_invited(user), *_joins(cards)]
    steps += [_letter(card) for card in cards if card.needs_letter]
    if not cards and not is_person and not steps:
        steps.append(_register())
    return steps


def _invited(user: User) -> list[Step]:
    return [
        Step(
            title=_("%(party)s invites you") % {"party": party_text(i.party)},
            note=_("You can accept or decline."),
            due=i.expires_at,
            url=reverse("accounts:invitation", args=[i.ref]),
            label=_("Answer"),
        )
        for i in invitations_for(user)
    ]


def _joins(cards: list[MembershipCard]) -> list[Step]:
    owned = {card.party.ref: card.party for card in cards if card.role == "owner"}
    waiting: dict[str, int] = {}
    for asked in open_joins(owned) if owned else []:
        waiting[asked.party.ref] = waiting.get(asked.party.ref, 0) + 1
    return [
        Step(
            title=ngettext(
                "%(count)d person asks to join %(party)s",
                "%(count)d people ask to join %(party)s",
                count,
            )
            % {"count": count, "party": party_text(owned[ref])},
            note=_("Let in only people whom you know."),
            url=reverse("accounts:members", args=[ref]),
            label=_("Answer"),
        )
        for ref, count in waiting.items()
    ]


def _letter(card: MembershipCard) -> Step:
    name = {"party": party_text(card.party)}
    due = None
    title = _("Show that you may speak for %(party)s") % name
    note = _(
        "Until an officer has checked your authority you can draft and publish a "
        "request marked as not yet checked, but not propose, award, review or complain."
    )
    if card.standing == "ending" and card.until:
        title = _("Renew your authority for %(party)s") % name
        note = _("It runs out soon. Hand in a new letter before that day.")
        due = clock.end_of(card.until)
    if card.standing == "refused":
        note = _("The officer wrote: %(reason)s") % {"reason": card.reason}
    return Step(
        title=title,
        note=note,
        due=due,
        url=reverse("accounts:hand_in", args=[card.party.ref]),
        label=_("Hand in a letter"),
    )


def _register() -> Step:
    return Step(
        title=_("Register your organization"),
        note=_("You need its unified social credit code. It takes two minutes."),
        url=reverse("accounts:register"),
        label=_("Register"),
        only_if_alone=True,
    )
