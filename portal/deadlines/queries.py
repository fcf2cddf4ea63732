"""Which days were entered into the calendar by hand?"""

from portal.deadlines.models import DayOverride


def days_of(year: int) -> list[DayOverride]:
    return list(DayOverride.objects.filter(day__year=year).order_by("day"))


def years() -> list[int]:
    return [day.year for day in DayOverride.objects.dates("day", "year")]
