"""What do the pages of accounts ask?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.actions.change_profile import LANGUAGES
from portal.accounts.models import Answer, Membership
from portal.parties.models import Role
from portal.reference.queries import region_choices
from portal.ui.forms import needed_sometimes, offer

FILE_HELP = _("PDF or picture, at most 10 MB. Only you and the officers see it.")


def regions_or_unknown() -> list[tuple[str, object]]:
    return [("", _("I do not know")), *region_choices()]


class RegistrationForm(forms.Form):
    uscc = forms.CharField(
        label=_("Unified social credit code"),
        help_text=_("18 characters, on the business licence. Blanks do not matter."),
        max_length=60,
    )
    name = forms.CharField(
        label=_("Name as registered"),
        help_text=_("Exactly as on the licence, in its own language."),
        max_length=120,
    )
    name_en = forms.CharField(label=_("English name"), max_length=160, required=False)
    role = forms.ChoiceField(
        label=_("What is the organization here for?"),
        choices=[
            (Role.ENTERPRISE, _("It looks for advice on the standard (enterprise)")),
            (Role.PROVIDER, _("It advises others (service organization)")),
            (Role.CERTIFICATION_BODY, _("It certifies (certification body)")),
        ],
        widget=forms.RadioSelect,
    )
    region = forms.ChoiceField(
        label=_("Region of the registered seat"),
        help_text=_("It decides which institute answers for you."),
        choices=regions_or_unknown,
        required=False,
    )


class AuthorityForm(forms.Form):
    file = needed_sometimes(
        forms.FileField(
            label=_("Letter of authority with the company seal"),
            help_text=FILE_HELP,
            required=False,
        )
    )
    bank_reference = needed_sometimes(
        forms.CharField(
            label=_("Or the reference of a transfer from the organization's account"),
            help_text=_("0.01 yuan to the institute's account is enough."),
            max_length=64,
            required=False,
        )
    )


class AuthorityDecisionForm(forms.Form):
    is_confirmed = forms.TypedChoiceField(
        label=_("Does it show that the person may speak for the organization?"),
        choices=[("yes", _("Yes, for twelve months")), ("no", _("No, not yet"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What did you compare, or what is missing?"),
        help_text=_("With a refusal the person reads this and can mend it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JoinForm(forms.Form):
    message = forms.CharField(
        label=_("A word to the owner"),
        help_text=_("For example your department and telephone extension."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContestForm(forms.Form):
    grounds = forms.CharField(
        label=_("Why is the account yours?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    file = forms.FileField(
        label=_("Business licence or letter with the company seal"),
        help_text=FILE_HELP,
    )


class ContestProposalForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What do you propose?"),
        choices=[
            (Answer.ACCEPTED, _("Hand the account over to the person who objects")),
            (Answer.DECLINED, _("Leave the account as it is")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reasons"), max_length=300, widget=forms.Textarea(attrs={"rows": 4})
    )


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", [(role, Membership.Role(role).label) for role in roles])


class ProfileForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=100, required=False)
    language = forms.ChoiceField(
        label=_("Language of mails"),
        choices=list(zip(LANGUAGES, ("简体中文", "English"), strict=True)),
    )
    mobile = forms.CharField(
        label=_("Mobile number"),
        help_text=_("Used by the institute when a deadline is near. Never shown."),
        max_length=30,
        required=False,
    )
