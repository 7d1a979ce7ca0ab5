"""Background jobs of this app."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boards.data_sets import services as data_sets
from boards.decisions import news  # noqa: F401  registers the decisions topic
from boards.materials.packets.building import build_packet as build
from boards.models import DataEdition, NoticeSending, Packet
from boards.notices.delivery import deliver_notice
from boards.office_notices import news as office_news  # noqa: F401  registers the topic of notices
from boards.openings import services as openings
from boards.sessions import adjournment
from cms.jobs import queue


@queue.handler("boards.send_notices", title=gettext_lazy("Send notices"), short=True)
def send_notices(job: queue.RunningJob, *, sending: int) -> dict:
    """Deliver a published notice to all recipients."""
    rows = NoticeSending.objects.select_related(
        "item", "posting__meeting__body", "posting__meeting__joint_body", "posting__meeting__successor"
    )
    told = deliver_notice(actor=job.actor, sending=rows.get(pk=sending), running=job)
    words = ngettext("%(count)s message was prepared.", "%(count)s messages were prepared.", told)
    return {"message": words % {"count": told}}


@queue.handler("boards.build_packet", title=gettext_lazy("Create a packet"))
def build_packet(job: queue.RunningJob, *, packet: int) -> dict:
    """Build the PDF of a posting in one language."""
    rows = Packet.objects.select_related("posting__meeting__body")
    made = build(packet=rows.get(pk=packet), running=job)
    return {"message": _("The packet is ready."), "url": made.posting.meeting.get_absolute_url()}


@queue.handler(
    "boards.calculate_edition", title=gettext_lazy("Decide which numbers of a data set can be released")
)
def calculate_edition(job: queue.RunningJob, *, edition: int) -> dict:
    """Decide what is hidden of an edition; stops between two rounds if it is canceled."""
    found = DataEdition.objects.select_related("data_set").get(pk=edition)
    data_sets.calculate_edition(actor=job.actor, edition=found, progress=job.progress)
    url = reverse("boards:desk_data_edition", args=[found.data_set.slug, found.number])
    return {"message": _("The numbers are calculated."), "url": url}


@queue.scheduled("boards.adjournments", minutes=1)
def settle_adjournments() -> None:
    """Make adjournments final whose ten minutes have passed."""
    adjournment.settle_due()


@queue.scheduled("boards.close_openings", minutes=1)
def close_openings() -> None:
    """Close job openings whose last day has passed."""
    openings.close_due()
