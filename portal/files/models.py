"""Private files, stored once by their SHA-256; every access leaves a row."""

from django.db import models

from portal.kernel import clock
from portal.kernel.refs import new_ref


def file_ref() -> str:
    return new_ref("FIL")


class StoredFile(models.Model):
    """`owner_ref` is the thing it belongs to (an engagement, a case, a party)."""

    ref = models.CharField(max_length=24, unique=True, default=file_ref)
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    owner_ref = models.CharField(max_length=24, db_index=True)
    uploaded_by = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class FileAccess(models.Model):
    """Who opened a private file, evidence or an opened proposal, and when."""

    ref = models.CharField(max_length=24, db_index=True)  # the file or thing opened
    user_ref = models.CharField(max_length=24)
    at = models.DateTimeField(default=clock.now)
    purpose = models.CharField(max_length=60)
