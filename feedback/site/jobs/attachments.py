"""Files that people sent are looked at; drafts that nobody sent are forgotten."""

from django.utils.translation import gettext_lazy

from cms.jobs import queue
from feedback.submissions.attachments import services
from feedback.submissions.public_form import drafts


@queue.handler("feedback.check_files", title=gettext_lazy("Look at files that came in"))
def check_files(job: queue.RunningJob) -> dict:
    return {"clean": services.check_waiting_files()}


@queue.scheduled("feedback.check_files", minutes=1)
def check_files_again() -> None:
    """What the scanner had no answer to, and what came in while no worker ran."""
    services.check_waiting_files()


@queue.scheduled("feedback.drafts", minutes=60)
def forget_drafts() -> None:
    drafts.forget_drafts()
