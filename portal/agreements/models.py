"""Versioned texts that people sign, and consents that they give or refuse."""

from django.db import models

from portal.kernel import clock


class AgreementText(models.Model):
    """A version of a text (code of conduct, acceptance by silence, pledge)."""

    is_append_only = True  # by triggers, see portal/journal/append_only.py

    code = models.CharField(max_length=40)  # code_of_conduct
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=160)
    body = models.TextField()
    body_en = models.TextField()
    in_force_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="agreement_version"
            )
        ]


class Signature(models.Model):
    is_append_only = True

    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT)
    party_ref = models.CharField(max_length=24, db_index=True)
    user_ref = models.CharField(max_length=24)
    signed_at = models.DateTimeField(default=clock.now)
    about_ref = models.CharField(max_length=24, blank=True)  # e.g. the engagement

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "party_ref", "about_ref"], name="signature_once"
            )
        ]


class Consent(models.Model):
    """Given or refused by the person, dated, revocable (PIPL Art. 25).

    A withdrawal is a later row.
    """

    is_append_only = True

    party_ref = models.CharField(max_length=24)
    purpose = models.CharField(max_length=40)  # publication, client_name
    about_ref = models.CharField(max_length=24, blank=True)
    is_given = models.BooleanField()
    decided_at = models.DateTimeField(default=clock.now)
    user_ref = models.CharField(max_length=24)

    class Meta:
        indexes = [
            models.Index(fields=["party_ref", "purpose", "-id"], name="consent_latest")
        ]
