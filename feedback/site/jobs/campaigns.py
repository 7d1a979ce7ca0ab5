"""Letters that many people sent."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from cms.jobs import queue
from feedback.moderation.campaigns import find_campaigns


@queue.handler("feedback.campaigns", title=gettext_lazy("Compare letters"))
def compare_letters(job: queue.RunningJob) -> dict:
    count = find_campaigns(actor=job.actor, progress=job.progress)
    message = ngettext("%(count)s campaign stands now.", "%(count)s campaigns stand now.", count)
    return {"message": message % {"count": count}, "url": reverse("feedback:desk_campaigns")}
