"""Who takes part? Legal and natural persons, their dated roles, ties and checks.

A user is not a party (portal.accounts joins them). Credit scores parties.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.reference.models import Industry, Region


def organization_ref() -> str:
    return new_ref("ORG")


def person_ref() -> str:
    return new_ref("PER")


class Party(models.Model):
    class Kind(models.TextChoices):
        LEGAL = "legal", _("organization")
        NATURAL = "natural", _("person")

    ref = models.CharField(max_length=24, unique=True, default=organization_ref)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=120)  # as registered
    name_en = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")  # of `name`
    uscc = models.CharField(max_length=18, null=True, blank=True, unique=True)
    licence_kind = models.CharField(max_length=32, blank=True)
    licence_number = models.CharField(max_length=64, blank=True)  # normalised
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT)
    industry = models.ForeignKey(
        Industry, null=True, blank=True, on_delete=models.PROTECT
    )
    size_class = models.CharField(max_length=8, blank=True)  # large medium small micro
    ownership = models.CharField(max_length=16, blank=True)
    owner_group = models.CharField(
        max_length=64, blank=True
    )  # beneficial owner's group
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["licence_kind", "licence_number"],
                condition=~Q(licence_number=""),
                name="party_licence",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    ENTERPRISE = "enterprise", _("enterprise")
    PROVIDER = "provider", _("service organization")
    PRACTITIONER = "practitioner", _("practitioner")
    CERTIFICATION_BODY = "certification_body", _("certification body")
    INSTITUTE = "institute", _("coordination institute")
    TRAINING_BASE = "training_base", _("training base")


class PartyRole(models.Model):
    """A dated role. `slot` is equal for roles that exclude each other."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)
    # Provider and certification body share the slot "consults_or_certifies": who
    # consults may not certify (Certification Regulations Art. 13).
    slot = models.CharField(max_length=32)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "slot"],
                condition=Q(until=None),
                name="party_role_slot",
            )
        ]


class Affiliation(models.Model):
    """A practitioner works for an organization, from a day until a day."""

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        ACTIVE = "active", _("working there")
        DECLINED = "declined", _("declined")
        ENDED = "ended", _("ended")

    ref = models.CharField(max_length=24, unique=True)
    person = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="affiliations",
    )
    organization = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="staff"
    )
    status = models.CharField(max_length=8, choices=Status.choices)
    invited_email = models.EmailField(blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organization"],
                condition=Q(status="active"),
                name="affiliation_one_active",
            )
        ]


class Tie(models.Model):
    """A dated relation that can make a conflict of interest."""

    class Kind(models.TextChoices):
        EMPLOYMENT = "employment", _("employment")
        PAID_ENGAGEMENT = "paid_engagement", _("paid engagement")
        CERTIFICATION = "certification", _("certification")
        SHAREHOLDING = "shareholding", _("shareholding")
        SAME_OWNER = "same_owner", _("same owner")
        FAMILY = "family", _("family")

    from_ref = models.CharField(max_length=24, db_index=True)  # party or user
    to_ref = models.CharField(max_length=24, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source_ref = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_ref", "to_ref", "kind", "source_ref"], name="tie_once"
            )
        ]


class Check(models.Model):
    """A fact that somebody checked: what, against what, by whom, until when."""

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REFUTED = "refuted", _("not as stated")
        NOT_FOUND = "not_found", _("not found")

    ref = models.CharField(max_length=24, unique=True)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="checks")
    what = models.CharField(max_length=40)  # uscc, licence, authority, approval, …
    raw = models.CharField(max_length=200, blank=True)
    normalised = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices)
    source_url = models.URLField(blank=True)
    evidence_ref = models.CharField(max_length=24, blank=True)  # a stored file
    note = models.CharField(max_length=300, blank=True)
    checked_by = models.CharField(max_length=24)  # the officer's user ref
    institute_ref = models.CharField(max_length=24)  # for whom
    checked_on = models.DateField()
    valid_until = models.DateField()  # 12 months, then the badge turns grey
    recorded_at = models.DateTimeField(default=clock.now)  # when we knew

    class Meta:
        indexes = [models.Index(fields=["party", "what"], name="check_party_what")]

    @property
    def what_label(self) -> str:
        return str(CHECK_LABELS.get(self.what, self.what))


# The one list of what may be checked, for every page that shows a stamp.
CHECK_LABELS = {
    "uscc": _("Unified social credit code"),
    "registration": _("Registration"),
    "code_of_conduct": _("Code of conduct signed"),
    "conflict": _("Not a certification body, no tie to one"),
    "licence": _("Licence"),
    "authority": _("Authority to speak for the organization"),
    "approval": _("Approval as a certification body"),
    "identity": _("Identity"),
    "name": _("Name against the register"),
}
