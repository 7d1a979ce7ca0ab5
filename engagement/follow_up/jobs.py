"""The job that writes the emails of a follow-up survey, and the task that ends those nobody sent on."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from engagement.follow_up.delivery import deliver, forget_unwritten
from engagement.follow_up.services import HANDLER
from engagement.models import FollowUp


@queue.handler(HANDLER, title=gettext_lazy("Send a follow-up survey"), short=True)
def send_follow_up(job: queue.RunningJob, *, follow_up: int) -> dict:
    row = FollowUp.objects.select_related("conversation", "form").get(pk=follow_up)
    words = deliver(row, job)
    return {"message": words, "url": reverse("engagement:desk_follow_up", args=[row.conversation.slug])}


@queue.scheduled("engagement.follow_up_ended", minutes=720)
def end_invitations() -> None:
    forget_unwritten()
