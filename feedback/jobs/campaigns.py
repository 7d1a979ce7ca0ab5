"""Letters that many people sent."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from cms import jobs
from feedback.services.campaigns import find_campaigns


@jobs.handler("feedback.campaigns", title=gettext_lazy("Compare letters"))
def compare_letters(job: jobs.RunningJob) -> dict:
    count = find_campaigns(actor=job.actor, progress=job.progress)
    message = ngettext("%(count)s campaign stands now.", "%(count)s campaigns stand now.", count)
    return {"message": message % {"count": count}, "url": reverse("feedback:desk_campaigns")}
