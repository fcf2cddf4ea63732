"""Codes that everybody shares: regions, industries, standards and their clauses.

Rows are never deleted, only ended; loaders bring them from portal/reference/data/.
"""

from django.db import models


class Dated(models.Model):
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Region(Dated):
    """GB/T 2260 division; 6 digits. `path` is its ancestors' codes and its own, '/'-joined."""

    class Kind(models.TextChoices):
        COUNTRY = "country"
        PROVINCE = "province"
        PREFECTURE = "prefecture"
        COUNTY = "county"
        PLAN_CITY = "plan_city"  # listed separately in the State plan
        XPCC = "xpcc"  # Xinjiang Production and Construction Corps

    code = models.CharField(max_length=12, primary_key=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    path = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.name

    @property
    def ancestor_codes(self) -> list[str]:
        """From the top down to itself."""
        return self.path.split("/")


class Industry(Dated):
    """GB/T 4754-2017: 20 sections (a letter) and 97 divisions (letter + two digits)."""

    code = models.CharField(max_length=4, primary_key=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    edition = models.CharField(max_length=20, default="GB/T 4754-2017")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class StandardEdition(Dated):
    """An edition such as GB/T 29490-2023. The text is copyrighted: no text in here."""

    code = models.CharField(max_length=32, primary_key=True)  # gbt29490_2023
    number = models.CharField(max_length=40)  # GB/T 29490-2023
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    issued_on = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT
    )
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.number


class Clause(models.Model):
    """Number and short title of a clause; explanations are the editors' own words."""

    edition = models.ForeignKey(
        StandardEdition, on_delete=models.PROTECT, related_name="clauses"
    )
    number = models.CharField(max_length=12)  # 9.2, B
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="clause_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
