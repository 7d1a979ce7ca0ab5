"""English labels for the tables and groups of a release, and the order of its tables."""

from typing import Any

from cms.i18n.fields import text
from feedback.exports.messages import DIMENSIONS
from feedback.exports.plan import Plan
from feedback.models import Channel
from feedback.reference_data.languages import LANGUAGES
from feedback.reference_data.regions import REGIONS
from feedback.releases.labels import value_label

COMMON = {"missing": "No answer", "others": "Others, put together"}


def ordered(plan: Plan) -> list[tuple[str, dict[str, Any]]]:
    """Sort tables in the order of the form, then by dimension, since a database may return names in any order (X13)."""
    asked = [question["key"] for question in plan.meta["questions"]]
    known = [*asked, *DIMENSIONS]

    def place(name: str) -> tuple:
        kind, _colon, rest = name.partition(":")
        subject, _by, dimension = rest.partition(":by:")
        subject = subject.partition("/")[0]
        return (
            kind,
            *(known.index(each) if each in known else len(known) for each in (subject, dimension)),
            name,
        )

    return sorted(plan.tables.items(), key=lambda pair: place(pair[0]))


def title_of_table(table: dict[str, Any]) -> str:
    """Title a row of a matrix with its question."""
    label = text(table.get("row_facts", {}).get("label", {}), "en")
    return f"{text(table['question'], 'en')}: {label}" if "question" in table else label


def row_labels(table: dict[str, Any]) -> dict[str, str]:
    labels = table.get("row_facts", {}).get("labels", {})
    return {key: text(words, "en") for key, words in labels.items() if words}


def group_labels(tables: dict[str, Any], dimension: str) -> dict[str, str]:
    return row_labels(tables.get(f"by:{dimension}", {}))


def label_of(dimension: str, key: str, labels: dict[str, str]) -> str:
    if key in labels:
        return labels[key]
    if key in COMMON:
        return COMMON[key]
    if key.startswith("region:"):
        return text(REGIONS.get(key.removeprefix("region:"), {}), "en") or key
    if dimension == "channel" and key in Channel.values:
        return str(Channel(key).label)
    if dimension == "language":
        return str(dict(LANGUAGES).get(key, key))
    return value_label("month", key, {}) if dimension == "month" else key
