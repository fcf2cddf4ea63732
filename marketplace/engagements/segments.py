"""In which segment does a client's case lie? Province and size, as they are now."""

from portal.parties.models import Party

PROVINCE_LEVEL = 1  # the country is 0


def segment_of(enterprise: Party) -> str:
    """`330000|small`; parts that are not known stay empty."""
    codes = enterprise.region.ancestor_codes if enterprise.region else []
    province = codes[PROVINCE_LEVEL] if len(codes) > PROVINCE_LEVEL else ""
    return f"{province}|{enterprise.size_class}"
