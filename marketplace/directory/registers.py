"""Where does an officer look? The registers have no open interface: links by name."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Register:
    name: str | Promise
    url: str
    shows: str | Promise


COMPANIES = Register(
    _("National enterprise credit information publicity system"),
    "https://www.gsxt.gov.cn/",
    _("registration, name, status, penalties"),
)
CREDIT_CHINA = Register(
    _("Credit China"), "https://www.creditchina.gov.cn/", _("dishonesty records")
)
PATENT_AGENTS = Register(
    _("Patent agency management system"),
    "https://dlgl.cnipa.gov.cn/",
    _("agencies, agents and their practice numbers"),
)
CERTIFICATION = Register(
    _("National certification and accreditation information platform"),
    "https://cx.cnca.cn/",
    _("certification bodies, certificates and their status"),
)
AUDITORS = Register(
    _("CCAA register of certification personnel"),
    "https://www.ccaa.org.cn/",
    _("auditors and their registration"),
)

# What a vetting line is looked up in.
FOR_LINE = {
    "uscc": (COMPANIES, CREDIT_CHINA),
    "registration": (COMPANIES,),
    "conflict": (CERTIFICATION,),
    "licence": (PATENT_AGENTS, AUDITORS),
    "code_of_conduct": (),
}
