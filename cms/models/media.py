"""Own image and document models from the first migration: later is too late."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    source = models.CharField(max_length=255, blank=True)
    admin_form_fields = (*Image.admin_form_fields, "source")

    class Meta(AbstractImage.Meta):
        permissions = [("choose_portalimage", "Can choose image")]


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(
        PortalImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="cms_rendition_unique",
            )
        ]


class PortalDocument(AbstractDocument):
    source = models.CharField(max_length=255, blank=True)
    admin_form_fields = (*Document.admin_form_fields, "source")

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_portaldocument", "Can choose document")]
