"""Who signs in? A user is not a party; a membership joins the two."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party
from portal.reference.models import Region


def user_ref() -> str:
    return new_ref("USR")


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: object
    ) -> "User":
        user = self.model(
            email=self.normalize_email(email).lower() if email else None, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: object) -> "User":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )


class User(  # type: ignore[django-manager-missing] # Wagtail's managers are untyped
    AbstractBaseUser, PermissionsMixin
):
    """E-mail or mobile, either may be empty, both unique."""

    ref = models.CharField(max_length=24, unique=True, default=user_ref)
    email = models.EmailField(null=True, blank=True, unique=True)
    mobile = models.CharField(max_length=20, null=True, blank=True, unique=True)
    name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email or self.mobile or self.ref


class Answer(models.TextChoices):
    """Where something that was asked for stands."""

    OPEN = "open", _("waiting")
    PROPOSED = "proposed", _("proposed, a second officer decides")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Membership(models.Model):
    """A user acts for a legal person with a role, within checked authority."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        MEMBER = "member", _("member")
        OFFICER = "officer", _("officer")  # of an institute
        # an officer who may decide what another proposed
        APPROVER = "approver", _("approver")
        ASSESSOR = "assessor", _("assessor")  # of a certification body

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    # Authority: a letter or bank reference that an officer looked at. Before that a
    # member may draft, preview and publish a request marked "not yet checked" only.
    authority_file = models.CharField(max_length=24, blank=True)
    authority_checked_by = models.CharField(max_length=24, blank=True)
    authority_checked_on = models.DateField(null=True, blank=True)
    authority_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "party"],
                condition=models.Q(until=None),
                name="membership_one_current",
            )
        ]


class PersonClaim(models.Model):
    """A practitioner is a party that at most one user claims."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="person")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="claim")
    claimed_at = models.DateTimeField(default=clock.now)


class Jurisdiction(models.Model):
    """The regions that an institute answers for; the nearest ancestor wins."""

    institute = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="jurisdictions"
    )
    region = models.OneToOneField(Region, on_delete=models.PROTECT)


def authority_ref() -> str:
    return new_ref("AUT")


def join_ref() -> str:
    return new_ref("JOI")


def invitation_ref() -> str:
    return new_ref("INV")


def contest_ref() -> str:
    return new_ref("CON")


class AuthorityRequest(models.Model):
    """A letter or bank reference that an officer has to look at."""

    ref = models.CharField(max_length=24, unique=True, default=authority_ref)
    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="authority_requests"
    )
    institute_ref = models.CharField(max_length=24)
    file_ref = models.CharField(max_length=24, blank=True)
    bank_reference = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=10, choices=Answer.choices, default="open")
    reason = models.CharField(max_length=300, blank=True)  # why it was refused
    decided_by = models.CharField(max_length=24, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=models.Q(status="open"),
                name="authority_one_open",
            )
        ]

    def concerned(self) -> list[str]:
        """Whose tie to an officer makes it the officer's own matter."""
        return [self.membership.party.ref, self.membership.user.ref]


class JoinRequest(models.Model):
    """Somebody asks to act for an organization that is registered already."""

    ref = models.CharField(max_length=24, unique=True, default=join_ref)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="join_requests"
    )
    message = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=Answer.choices, default="open")
    decided_by = models.CharField(max_length=24, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "party"],
                condition=models.Q(status="open"),
                name="join_one_open",
            )
        ]


class Invitation(models.Model):
    """An owner asks somebody, by e-mail address, to join."""

    ref = models.CharField(max_length=24, unique=True, default=invitation_ref)
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="member_invitations"
    )
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Membership.Role.choices)
    status = models.CharField(max_length=10, choices=Answer.choices, default="open")
    invited_by = models.CharField(max_length=24)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "email"],
                condition=models.Q(status="open"),
                name="invitation_one_open",
            )
        ]


class AccountContest(models.Model):
    """Somebody says that others registered their organization; two officers decide."""

    ref = models.CharField(max_length=24, unique=True, default=contest_ref)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contests")
    institute_ref = models.CharField(max_length=24)
    grounds = models.CharField(max_length=1000)
    file_ref = models.CharField(max_length=24)
    status = models.CharField(max_length=10, choices=Answer.choices, default="open")
    proposal = models.CharField(max_length=10, blank=True)  # accepted or declined
    reason = models.CharField(max_length=300, blank=True)
    proposed_by = models.CharField(max_length=24, blank=True)
    decided_by = models.CharField(max_length=24, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "party"],
                condition=models.Q(status__in=["open", "proposed"]),
                name="account_contest_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by="")
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="account_contest_two_persons",
            ),
        ]

    def concerned(self) -> list[str]:
        """Whose tie to an officer makes it the officer's own matter."""
        return [self.party.ref, self.user.ref]
