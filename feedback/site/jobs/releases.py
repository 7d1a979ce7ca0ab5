"""Numbers of a cut are worked out by the worker; pandas is loaded nowhere else."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.models import Cut
from feedback.releases.services import build_release


@queue.handler("feedback.analyse", title=gettext_lazy("Work out the numbers of a cut"))
def analyse(job: queue.RunningJob, *, cut: int) -> dict:
    found = Cut.objects.select_related("form").get(pk=cut)
    build_release(cut=found, actor=job.actor, job=job.job)
    url = reverse("feedback:desk_analysis_cut", args=[found.number])
    return {"message": _("The numbers of %(cut)s are ready.") % {"cut": found}, "url": url}
