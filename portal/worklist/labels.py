"""What are kinds, states and steps of work called? Unknown codes show as they are."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS: dict[str, Promise] = {
    "vetting": _("Vetting"),
    "complaint": _("Complaints"),
    "tip_off": _("Tip-offs"),
    "objection": _("Objections"),
    "appeal": _("Appeals"),
    "repair": _("Credit repair"),
    "authority": _("Letters of authority"),
    "contest": _("Contested accounts"),
    "listing": _("Listings"),
    "admission": _("Certification bodies"),
    "offering": _("Offerings"),
    "certification_check": _("Certification results"),
    "certification_contest": _("Contested results"),
    "score_review": _("Score reviews"),
    "rulebook": _("Rulebooks"),
}
STANDS: dict[str, Promise] = {
    "authority_handed_in": _("letter handed in"),
    "contest_filed": _("account contested"),
    "contest_proposed": _("proposed"),
    "contest_sent_back": _("sent back"),
    "submitted": _("submitted"),
    "accepted": pgettext_lazy("of a complaint", "accepted"),
    "under_check": _("under check"),
    "proposed": _("proposed"),
    "public_notice": _("public notice"),
    "mediation": _("in mediation"),
    "ruling_proposed": _("ruling proposed"),
    "investigation": _("in investigation"),
    "findings": _("findings recorded"),
    "decided": _("decided, not yet served"),
    "received": _("received"),
    "triaged": _("being looked at"),
    "result_changed": _("result computed anew"),
    "awaiting_check": _("recorded by the enterprise"),
    "contested": _("contested"),
    "suspend": _("suspension proposed"),
    "lift": _("lifting proposed"),
    "remove": _("removal proposed"),
    "promise_found": _("a forbidden promise was found"),
}
STEPS: dict[str, Promise] = {
    "check_authority": _("Check the letter"),
    "propose_contest": _("Propose"),
    "decide_contest": _("Decide"),
    "take_up": _("Take it up"),
    "check_and_propose": _("Check and propose"),
    "decide": _("Decide"),
    "answer_objection": _("Answer the objection"),
    "decide_intake": _("Decide intake"),
    "start_case": _("Start"),
    "mediate": _("Mediate"),
    "decide_ruling": _("Decide the ruling"),
    "investigate": _("Record findings"),
    "propose_decision": _("Propose a decision"),
    "hold_hearing": _("Hold the hearing"),
    "serve": _("Serve the decision"),
    "answer": _("Answer"),
    "triage": pgettext_lazy("a tip-off", "Look at it"),
    "close_tip_off": pgettext_lazy("a tip-off", "Close"),
    "confirm_result": _("Confirm the result"),
    "check_register": _("Check the register"),
    "answer_contest": _("Answer"),
    "look_at_offerings": _("Look at the offerings"),
}


def label(table: dict[str, Promise], code: str) -> str:
    return str(table.get(code, code.replace("_", " ")))
