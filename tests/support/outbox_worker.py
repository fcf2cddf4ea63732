"""A worker process that tests may kill -9. Started light: only the outbox's app.

`safe` uses the portal's worker. `unsafe` is the positive control: it marks a job done
before its effect, as a queue that pops first does, and must lose work when killed.
"""

import os
import sys
import time
from datetime import timedelta

import environ
from django.conf import settings

url, how, lease, pause = sys.argv[1:5]
database = environ.Env.db_url_config(url)
if database["ENGINE"].endswith("sqlite3"):
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
settings.configure(
    INSTALLED_APPS=["portal.outbox"],
    DATABASES={"default": database},
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
import django  # noqa: E402 - after the settings

django.setup()
from django.db import connection, transaction  # noqa: E402

from portal.outbox import jobs, worker  # noqa: E402
from portal.outbox.models import Job  # noqa: E402


def effect(payload: dict) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO test_effect (job) VALUES (%s)", [payload["n"]])
    time.sleep(float(pause))


jobs.install({"test.effect": effect}, {})


def unsafe_turn() -> int:
    job = worker.claim(lease=timedelta(seconds=float(lease)))
    if job is None:
        return 0
    Job.objects.filter(pk=job.pk).update(done_at=worker._now())
    time.sleep(float(pause))
    with transaction.atomic():
        effect(job.payload)
    return 1


while os.getppid() != 1:
    if how == "unsafe":
        done = unsafe_turn()
    else:
        done = worker.run_pending(lease=timedelta(seconds=float(lease)), limit=5)
    if not done:
        time.sleep(0.05)
