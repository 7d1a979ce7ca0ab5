"""/healthz: alive and in order. /readyz: ready for traffic. /metrics: metrics for Prometheus."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare

from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from cms import clock
from cms.backups import daily
from cms.models import Job, OutboxMessage
from cms.monitoring.metrics import collect
from cms.proofs import checkpoints, keys, timestamps, witnesses
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


def _record() -> str:
    """A checkpoint is confirmed each hour. Where it is older, the worker has stopped, or it refused to sign."""
    last = checkpoints.latest()
    if refusal := keys.refusal(last):
        return refusal
    if last is None:
        return "not signed yet"
    return "ok" if clock.now() - last.confirmed_at < checkpoints.LATE_AFTER else "not signed"


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
        parts["record"] = _record()
        if backup := daily.state():
            parts["backup"] = backup
        if cosigning := witnesses.state():
            parts["witnesses"] = cosigning
        if timestamping := timestamps.state():
            parts["timestamp"] = timestamping
    parts["storage"] = _storage()
    return JsonResponse(
        parts, status=503 if "down" in parts.values() or "nearly full" in parts.values() else 200
    )


def readyz(request: HttpRequest) -> JsonResponse:
    database = _database()
    return JsonResponse({"database": database}, status=200 if database == "ok" else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Enabled by METRICS_TOKEN, and open only to requests with it."""
    if not settings.METRICS_TOKEN or request.method not in ("GET", "HEAD"):
        raise Http404
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
        return HttpResponse(
            status=401, headers={"WWW-Authenticate": 'Bearer realm="metrics"', "Cache-Control": "no-store"}
        )
    text = generate_latest(collect())
    return HttpResponse(text, content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"})
