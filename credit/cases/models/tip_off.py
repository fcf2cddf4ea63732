"""What is kept of a tip-off? Nothing that tells who sent it.

No user, no address, no browser; the receipt code only as a slow hash. The text is
sealed in the journal under the tip-off's own key and erased after closing.
"""

from django.db import models

from credit.cases.models import codes
from credit.cases.states import TipStatus
from portal.kernel import clock
from portal.kernel.refs import new_ref


def tip_ref() -> str:
    return new_ref("TIP")


class TipOff(models.Model):
    ref = models.CharField(max_length=24, unique=True, default=tip_ref)
    status = models.CharField(
        max_length=10, choices=TipStatus.choices, default=TipStatus.RECEIVED
    )
    institute_ref = models.CharField(max_length=24, db_index=True)
    about_ref = models.CharField(max_length=24, blank=True)  # a party, if named by ref
    ground = models.CharField(max_length=12, choices=codes.Ground.choices)
    receipt_hash = models.CharField(max_length=128)
    # Of the form's random number and the words: a second click is no second tip-off.
    sent_hash = models.CharField(max_length=64, unique=True)
    received_on = models.DateField(default=clock.today)  # the day, not the minute
    handler_ref = models.CharField(max_length=24, blank=True)
    case_ref = models.CharField(max_length=24, blank=True)
    authority = models.CharField(max_length=120, blank=True)  # where it was handed to

    def __str__(self) -> str:
        return self.ref
