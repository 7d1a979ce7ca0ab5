"""/healthz: is it alive and in order. /readyz: may it take traffic."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from cms import clock
from cms.backups import daily
from cms.models import Job, OutboxMessage
from cms.storage import private_storage

LEAST_FREE = 0.10
STUCK_AFTER = timedelta(minutes=30)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def _queue() -> str:
    late = clock.now() - STUCK_AFTER
    stuck = Job.objects.filter(state=Job.State.WAITING, created_at__lt=late).exists()
    unsent = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, created_at__lt=late).exists()
    return "behind" if stuck or unsent else "ok"


def _storage() -> str:
    try:
        private_storage().exists("probe")
        disk = shutil.disk_usage(settings.VAR_DIR)
    except OSError:
        return "down"
    return "ok" if disk.free / disk.total >= LEAST_FREE else "nearly full"


def healthz(request: HttpRequest) -> JsonResponse:
    parts = {"database": _database()}
    if parts["database"] == "ok":
        parts["queue"] = _queue()
        if backup := daily.state():
            parts["backup"] = backup
    parts["storage"] = _storage()
    return JsonResponse(
        parts, status=503 if "down" in parts.values() or "nearly full" in parts.values() else 200
    )


def readyz(request: HttpRequest) -> JsonResponse:
    database = _database()
    return JsonResponse({"database": database}, status=200 if database == "ok" else 503)
