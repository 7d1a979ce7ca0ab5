"""Words of a comment taken out of every place."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.models import Submission
from feedback.moderation.redaction import remove_words


@queue.handler("feedback.remove_words", title=gettext_lazy("Remove the words of a comment"))
def run(job: queue.RunningJob, *, comment: int, reason: str) -> dict:
    found = Submission.objects.get(pk=comment)
    remove_words(actor=job.actor, submission=found, reason=reason)
    return {"message": _("The words are removed from every place."), "url": found.get_absolute_url()}
