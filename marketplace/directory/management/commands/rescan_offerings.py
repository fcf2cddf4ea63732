"""`portal rescan_offerings`: after the list of forbidden promises changed."""

from django.core.management.base import BaseCommand

from marketplace.directory.actions.scan_offerings import scan_offerings
from marketplace.directory.models import Offering
from marketplace.directory.states import OfferingStatus


class Command(BaseCommand):
    help = "Read all published offerings against the list of promises anew."

    def handle(self, *args: object, **options: object) -> None:
        rows = Offering.objects.filter(status=OfferingStatus.PUBLISHED)
        providers = sorted(set(rows.values_list("provider__ref", flat=True)))
        count = 0
        for ref in providers:
            for one in scan_offerings(provider_ref=ref):
                count += 1
                found = ", ".join(phrase.found for phrase in one.phrases)
                self.stdout.write(f"{ref} {one.offering.ref}: {found}")
        self.stdout.write(
            f"{rows.count()} offerings of {len(providers)} organizations read, "
            f"{count} to look at"
        )
