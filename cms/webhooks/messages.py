"""What a message says: that a record changed, and where to read it. The record itself is only in the API."""

import json
from typing import Any

from cms.models import WebhookDelivery
from cms.open_data.api.addresses import address
from cms.open_data.values import iso


def body_of(delivery: WebhookDelivery) -> str:
    """JSON, the same at each attempt."""
    content = {
        "type": delivery.type,
        "timestamp": iso(delivery.happened_at),
        "data": _data(delivery),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _data(delivery: WebhookDelivery) -> dict[str, Any]:
    if delivery.type == WebhookDelivery.Type.TEST:
        return {}
    return {
        "kind": delivery.kind,
        "id": delivery.key,
        "api_url": address("record", delivery.kind, delivery.key),
        "fields": delivery.fields,
    }
