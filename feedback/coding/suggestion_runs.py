"""Selectors for suggestion runs and the topics they found."""

from typing import Any

from django.db.models import Count

from feedback.models import SuggestionRun
from feedback.reference_data.languages import language_name

SHOWN_RUNS = 5


def runs() -> list[SuggestionRun]:
    found = SuggestionRun.objects.select_related("form", "job").annotate(made=Count("suggestions"))
    return list(found.order_by("-number")[:SHOWN_RUNS])


def latest_topics() -> list[dict[str, Any]]:
    """Return the topics of the newest completed run, with word weights as bar widths."""
    run = SuggestionRun.objects.filter(is_done=True).order_by("-number").first()
    return [
        {
            "number": number,
            "language": language_name(topic["language"]),
            "lang": topic["language"],
            "size": topic["size"],
            "rows": [{"label": word, "cell": weight} for word, weight in topic["words"]],
        }
        for number, topic in enumerate(run.topics if run else [], 1)
    ]
