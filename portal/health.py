"""Is the process alive, and is it ready to serve?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """No input or output: only that the process answers."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and every migration is applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    ready = not plan
    return JsonResponse(
        {"status": "ok" if ready else "migrations are missing"},
        status=200 if ready else 503,
        headers={"Cache-Control": "no-store"},
    )
