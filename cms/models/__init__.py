"""Page types and media that editors work with."""

from cms.models.media import PortalDocument, PortalImage, PortalRendition

__all__ = ["PortalDocument", "PortalImage", "PortalRendition"]
