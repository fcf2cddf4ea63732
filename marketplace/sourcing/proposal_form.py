"""What is asked of a provider? A price for each phase, refunds, people, one text."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.sourcing.documents import Document, Line, Refund
from marketplace.sourcing.phases import Phase, default_phases, refund_stages
from marketplace.sourcing.wording import NAME_PEOPLE
from portal.kernel import money
from portal.parties.models import Party
from portal.reference.queries import is_chinese
from portal.ui.forms import offer
from portal.ui.templatetags.portal import party_text

MOST_YUAN = 100_000_000
DEFAULT_DAYS = 100  # of the whole engagement, four to five months
FEN = 100


def _deliverables(phase: Phase) -> tuple[str, ...]:
    return phase.deliverables if is_chinese() else phase.deliverables_en


class ProposalForm(forms.Form):
    use_required_attribute = False
    approach = forms.CharField(
        label=gettext_lazy("How do you go about it?"),
        help_text=gettext_lazy(
            "Promises of a certificate are refused, and so is a price that "
            "depends on passing."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )
    practitioners = forms.MultipleChoiceField(
        label=gettext_lazy("Who does the work?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NAME_PEOPLE},
    )
    acceptance_by_silence = forms.BooleanField(
        label=gettext_lazy(
            "We offer acceptance by silence: ten working days after a delivery, "
            "with reminders"
        ),
        help_text=gettext_lazy("It holds only if the enterprise signs it too."),
        required=False,
    )

    def __init__(self, *args: Any, staff: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "practitioners",
            [(person.ref, party_text(person)) for person in staff],
        )
        for phase in default_phases():
            self._add_phase(phase)
        for row in refund_stages():
            self.fields[f"refund_{row.stage}"] = forms.IntegerField(
                label=row.title if is_chinese() else row.title_en,
                min_value=0,
                max_value=100,
                initial=row.percent,
            )

    def _add_phase(self, phase: Phase) -> None:
        title = phase.title if is_chinese() else phase.title_en
        self.fields[f"price_{phase.code}"] = forms.IntegerField(
            label=_("Price in yuan: %(phase)s") % {"phase": title},
            min_value=0,
            max_value=MOST_YUAN,
        )
        self.fields[f"days_{phase.code}"] = forms.IntegerField(
            label=_("Working days: %(phase)s") % {"phase": title},
            min_value=1,
            max_value=500,
            initial=max(1, DEFAULT_DAYS * phase.time // 100),
        )
        self.fields[f"deliverables_{phase.code}"] = forms.CharField(
            label=_("Deliverables, one on a line: %(phase)s") % {"phase": title},
            widget=forms.Textarea(attrs={"rows": len(phase.deliverables)}),
            initial="\n".join(_deliverables(phase)),
            max_length=600,
        )

    def phase_rows(self) -> Iterator[tuple[Phase, BoundField, BoundField, BoundField]]:
        for phase in default_phases():
            yield (
                phase,
                self[f"price_{phase.code}"],
                self[f"days_{phase.code}"],
                self[f"deliverables_{phase.code}"],
            )

    def refund_rows(self) -> list[BoundField]:
        return [self[f"refund_{row.stage}"] for row in refund_stages()]

    def document(self, *, language: str) -> Document:
        data = self.cleaned_data
        return Document(
            approach=data["approach"],
            language=language,
            currency="CNY",
            lines=tuple(
                Line(
                    phase=phase,
                    amount_minor=data[f"price_{phase.code}"] * FEN,
                    working_days=data[f"days_{phase.code}"],
                    deliverables=tuple(
                        line.strip()
                        for line in data[f"deliverables_{phase.code}"].splitlines()
                        if line.strip()
                    ),
                )
                for phase in default_phases()
            ),
            acceptance_by_silence=data["acceptance_by_silence"],
            refunds=tuple(
                Refund(
                    stage=row.stage,
                    title=row.title,
                    title_en=row.title_en,
                    percent=data[f"refund_{row.stage}"],
                )
                for row in refund_stages()
            ),
            practitioner_refs=tuple(data["practitioners"]),
        )


def initial_of(document: Document) -> dict[str, Any]:
    """A stored document as the form shows it."""
    found: dict[str, Any] = {
        "approach": document.approach,
        "practitioners": list(document.practitioner_refs),
        "acceptance_by_silence": document.acceptance_by_silence,
    }
    for line in document.lines:
        found[f"price_{line.phase.code}"] = line.amount_minor // FEN
        found[f"days_{line.phase.code}"] = line.working_days
        found[f"deliverables_{line.phase.code}"] = "\n".join(line.deliverables)
    for row in document.refunds:
        found[f"refund_{row.stage}"] = row.percent
    return found


def initial_split(total_yuan: int) -> dict[str, Any]:
    """A total, split as the template has it."""
    phases = default_phases()
    parts = money.split(total_yuan, [phase.payment for phase in phases])
    return {
        f"price_{phase.code}": part for phase, part in zip(phases, parts, strict=True)
    }
