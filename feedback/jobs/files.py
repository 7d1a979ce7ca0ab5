"""Files that people sent are looked at; drafts that nobody sent are forgotten."""

from django.utils.translation import gettext_lazy

from cms import jobs
from feedback.services import attachments, drafts


@jobs.handler("feedback.check_files", title=gettext_lazy("Look at files that came in"))
def check_files(job: jobs.RunningJob) -> dict:
    return {"clean": attachments.check_waiting_files()}


@jobs.scheduled("feedback.check_files", minutes=1)
def check_files_again() -> None:
    """What the scanner had no answer to, and what came in while no worker ran."""
    attachments.check_waiting_files()


@jobs.scheduled("feedback.drafts", minutes=60)
def forget_drafts() -> None:
    drafts.forget_drafts()
