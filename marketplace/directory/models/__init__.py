"""What does the marketplace know of the parties beyond what portal.parties holds?"""

from marketplace.directory.models.offerings import Offering
from marketplace.directory.models.people import Licence, Transfer
from marketplace.directory.models.profiles import (
    BodyAdmission,
    EnterpriseProfile,
    ListingMeasure,
    ProviderProfile,
)
from marketplace.directory.models.vetting import (
    VettingCase,
    VettingLine,
    VettingObjection,
)

__all__ = [
    "BodyAdmission",
    "EnterpriseProfile",
    "Licence",
    "ListingMeasure",
    "Offering",
    "ProviderProfile",
    "Transfer",
    "VettingCase",
    "VettingLine",
    "VettingObjection",
]
