"""/metrics for Prometheus: switched on by METRICS_TOKEN, and open only to whoever sends it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from cms.monitoring import metrics


def show(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS_TOKEN or request.method not in ("GET", "HEAD"):
        raise Http404
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
        return HttpResponse(
            status=401, headers={"WWW-Authenticate": 'Bearer realm="metrics"', "Cache-Control": "no-store"}
        )
    text = generate_latest(metrics.collect())
    return HttpResponse(text, content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"})
