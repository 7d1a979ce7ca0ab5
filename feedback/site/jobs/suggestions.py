"""Suggestions of codes, computed on this machine by the worker."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.coding.suggestions import HANDLER, MOST_TEXTS, suggest
from feedback.models import SuggestionRun


@queue.handler(HANDLER, title=gettext_lazy("Look for suggestions"))
def look(job: queue.RunningJob, *, run: int) -> dict:
    found = SuggestionRun.objects.select_related("codebook", "form").get(pk=run)
    made = suggest(run=found, running=job)
    words = _("New suggestions: %(made)s. Texts looked at: %(texts)s.") % {"made": made, "texts": found.texts}
    if found.texts == MOST_TEXTS:
        words += " " + _("These are the newest that nobody has read; older ones wait for another pass.")
    return {"message": words, "url": reverse("feedback:desk_suggestions")}
