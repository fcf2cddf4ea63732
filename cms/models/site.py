"""Who runs this site? What the law wants at the foot of every page."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class PublicFooter(BaseSiteSetting):
    operator = models.CharField(_("operator"), max_length=120, blank=True)
    operator_en = models.CharField(_("operator in English"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    icp = models.CharField(_("ICP filing number"), max_length=60, blank=True)
    police = models.CharField(_("public security filing"), max_length=60, blank=True)
    site_code = models.CharField(
        _("identification code of a government site"), max_length=40, blank=True
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel(name)
        for name in (
            "operator",
            "operator_en",
            "address",
            "phone",
            "email",
            "icp",
            "police",
            "site_code",
        )
    ]

    class Meta:
        verbose_name = _("public footer")
