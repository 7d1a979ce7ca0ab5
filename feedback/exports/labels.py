"""English labels for the groups of a release."""

from typing import Any

from cms.i18n.fields import text
from feedback.models import Channel
from feedback.reference_data.languages import LANGUAGES
from feedback.reference_data.regions import REGIONS

COMMON = {"missing": "No answer", "others": "Others, put together"}


def row_labels(table: dict[str, Any]) -> dict[str, str]:
    labels = table.get("row_facts", {}).get("labels", {})
    return {key: text(words, "en") for key, words in labels.items() if words}


def group_labels(tables: dict[str, Any], dimension: str) -> dict[str, str]:
    return row_labels(tables.get(f"by:{dimension}", {}))


def label_of(dimension: str, key: str, labels: dict[str, str]) -> str:
    if key in labels:
        return labels[key]
    if key.startswith("region:"):
        return text(REGIONS.get(key.removeprefix("region:"), {}), "en") or key
    if dimension == "channel" and key in Channel.values:
        return str(Channel(key).label)
    if dimension == "language":
        return str(dict(LANGUAGES).get(key, COMMON.get(key, key)))
    return COMMON.get(key, key)
