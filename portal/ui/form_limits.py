"""Which days can be meant? A slip of a digit is refused before it is kept."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 1, 1)
IN_OUR_TIME = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
