"""Cuts are made by the worker: a hundred thousand comments take a while."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.cuts.services import make_cut
from feedback.models import Form
from feedback.releases.services import request_release


@queue.handler("feedback.make_cut", title=gettext_lazy("Make a cut"))
def make(job: queue.RunningJob, *, form: int | None, until: str, filters: dict, token: str) -> dict:
    cut = make_cut(
        actor=job.actor,
        form=Form.objects.get(pk=form) if form else None,
        until=datetime.fromisoformat(until),
        filters=filters,
        token=token,
        progress=job.progress,
    )
    request_release(actor=job.actor, cut=cut)
    return {"message": _("%(cut)s is made.") % {"cut": cut}, "url": cut.get_absolute_url()}
