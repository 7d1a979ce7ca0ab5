"""Send notices: to the web, to those who asked, to members and media. Each sending is a row for ever (BK-35)."""

from boards.choices import Channel, NoticeKind
from boards.models import AgendaItem, NoticeSending, PostedAgenda
from cms import ledger
from cms.history import Actor, actor_label


def send_notice(
    *,
    actor: Actor,
    posting: PostedAgenda,
    about: NoticeKind = NoticeKind.AGENDA,
    item: AgendaItem | None = None,
) -> NoticeSending:
    """Put it on the web, in this transaction, and start the work that tells everyone else."""
    sending = NoticeSending(
        posting=posting,
        channel=Channel.WEB,
        address=posting.meeting.get_absolute_url(),
        about=about,
        item=item,
        by_name=actor_label(actor),
    )
    sending.save()
    ledger.append("send", sending, actor=actor)
    return sending
