"""A finding goes public: each comment that it rests on gets its place on the line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.findings.services import publish_finding
from feedback.models import Finding


@queue.handler("feedback.publish_finding", title=gettext_lazy("Make a finding public"))
def publish(job: queue.RunningJob, *, finding: int) -> dict:
    made = publish_finding(actor=job.actor, finding=Finding.objects.get(number=finding))
    words = _("%(number)s is public now.") % {"number": made.reference}
    return {"message": words, "url": made.get_absolute_url()}
