"""Page types, media and site settings that editors work with."""

from cms.models.media import PortalDocument, PortalImage, PortalRendition
from cms.models.pages import (
    FaqPage,
    GuidancePage,
    HomePage,
    IsThisForUsPage,
    PlainPage,
    SectionPage,
)
from cms.models.policy import PolicyDocumentPage, PolicyIndexPage
from cms.models.site import PublicFooter
from cms.models.standard import StandardIndexPage, StandardPage

# Types whose "what changed" line the home page lists.
CHANGE_PAGES = (
    GuidancePage,
    FaqPage,
    PlainPage,
    PolicyDocumentPage,
    StandardPage,
    StandardIndexPage,
)

__all__ = [
    "CHANGE_PAGES",
    "FaqPage",
    "GuidancePage",
    "HomePage",
    "IsThisForUsPage",
    "PlainPage",
    "PolicyDocumentPage",
    "PolicyIndexPage",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PublicFooter",
    "SectionPage",
    "StandardIndexPage",
    "StandardPage",
]
