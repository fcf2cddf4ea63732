"""How fast are the pages? Printed side by side in one run, never asserted.

`make bench` runs it on the demo's ready database: each page warm, the median and the
best of the runs, with its queries and bytes.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
import django

django.setup()
from django.conf import settings  # noqa: E402 - after setup
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from portal.demo import reseed  # noqa: E402

RUNS = 20


def pages() -> dict[str, str]:
    from search.models import Document

    found: dict[str, str] = {
        "home": "/en/",
        "home (Chinese)": "/zh-hans/",
        "guidance": "/en/guidance/",
        "organizations": "/en/organizations/",
        "search": "/en/search/?q=internal+audit",
        "search (Chinese)": "/zh-hans/search/?q=知识产权",
        "how the score works": "/en/credit/how-it-works/",
    }
    first = Document.objects.filter(kind="organization").order_by("-rank").first()
    if first is not None:
        found["organization with its credit"] = f"/en{first.content['url']}"
    return found


def measure(client: Client, path: str) -> tuple[int, int, int, float, float]:
    """Status, bytes, queries, median and best milliseconds."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
    queries = len(captured)  # the next request empties the log
    times = [timed(lambda: client.get(path)) for _ in range(RUNS)]
    return (
        response.status_code,
        len(response.content),
        queries,
        statistics.median(times),
        min(times),
    )


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    reseed.place()
    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    print(
        f"{'page':32}{'status':>7}{'bytes':>8}{'queries':>9}{'median ms':>11}{'best':>8}"
    )
    for name, path in pages().items():
        status, size, queries, median, best = measure(client, path)
        print(f"{name:32}{status:>7}{size:>8}{queries:>9}{median:>11.1f}{best:>8.1f}")


if __name__ == "__main__":
    main()
