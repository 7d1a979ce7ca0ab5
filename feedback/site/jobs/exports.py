"""Exports, and the seals of what came in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.exports.services import expire_exports, make_file
from feedback.models import Export
from feedback.submissions.text_seals import seal_texts


@queue.handler("feedback.export", title=gettext_lazy("Make an export"))
def make_export(job: queue.RunningJob, *, export: str) -> dict:
    found = Export.objects.select_related("cut", "requested_by").get(pk=export)
    made = make_file(export=found, progress=job.progress)
    return {"message": _("The file is ready."), "url": made.get_absolute_url()}


@queue.scheduled("feedback.expire_exports", minutes=60)
def expire() -> None:
    expire_exports()


@queue.scheduled("feedback.seal", minutes=5)
def seal() -> None:
    seal_texts()
