"""What waits for an editor? The door to the admin, and what lacks its other language."""

from collections.abc import Iterable

from django.contrib.auth.backends import ModelBackend
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.reports import Gap, LanguageReport, gaps
from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.accounts.mfa import EDITS

MOST = 5


def steps(actor: Actor) -> list[Step]:
    # One query where `has_perm` takes two and the user: everybody's desk asks this.
    if not ModelBackend().with_perm(EDITS).filter(ref=actor.ref).exists():
        return []
    found = gaps()
    return [
        Step(
            title=_("Look after the public pages"),
            url=reverse("wagtailadmin_home"),
            label=_("Open the editors’ admin"),
            note=_("Every page exists in both languages."),
        ),
        *([_to_translate(found)] if found else []),
    ]


def _to_translate(found: list[Gap]) -> Step:
    return Step(
        title=ngettext(
            "%(count)d page is missing or older in its other language",
            "%(count)d pages are missing or older in their other language",
            len(found),
        )
        % {"count": len(found)},
        url=reverse(LanguageReport.index_url_name),
        label=_("Read the whole list"),
        note=_names(found[:MOST]) + (" …" if len(found) > MOST else ""),
    )


def _names(found: Iterable[Gap]) -> str:
    words = {
        ("missing", "en"): _("%(title)s (English missing)"),
        ("missing", "zh-hans"): _("%(title)s (Chinese missing)"),
        ("older", "en"): _("%(title)s (English older)"),
        ("older", "zh-hans"): _("%(title)s (Chinese older)"),
    }
    return " · ".join(
        words[gap.state, gap.language] % {"title": gap.page.title} for gap in found
    )
