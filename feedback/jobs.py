"""Long and periodic work of this room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import jobs
from feedback.services import make_file, seal_texts


@jobs.handler("feedback.export", title=gettext_lazy("Make an export"))
def make_export(job: jobs.RunningJob, *, export: str) -> dict:
    from feedback.models import Export

    found = Export.objects.select_related("cut", "requested_by").get(pk=export)
    made = make_file(export=found)
    return {"message": _("The file is ready."), "url": made.get_absolute_url()}


@jobs.scheduled("feedback.seal", minutes=5)
def seal() -> None:
    seal_texts()
