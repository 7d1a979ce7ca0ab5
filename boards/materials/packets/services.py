"""Request packets of a posting as background jobs, one per posted language."""

from django.conf import settings
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NotPossibleNow
from boards.models import Packet, PostedAgenda
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import Actor
from cms.storage import drop_private

HANDLER = "boards.build_packet"


def ask_packets(*, actor: Actor, posting: PostedAgenda) -> list[Packet]:
    """Request one packet per language of the posting; none with ``BOARDS_PACKETS = "off"``."""
    if getattr(settings, "BOARDS_PACKETS", "ask") == "off":
        return []
    return [_ask(actor, posting, language) for language in sorted(posting.snapshot["title"])]


def ask_again(*, actor: Actor, packet: Packet) -> Packet:
    """Restart a failed or stopped job."""
    access.require(actor, *access.PLAN_ROLES)
    if packet.built_at:
        raise NotPossibleNow(_("This packet has already been created. It can no longer change."))
    job = Job.objects.filter(pk=packet.job).first() if packet.job else None
    if job is not None and not job.is_over:
        raise NotPossibleNow(_("This packet is being created."))
    return _ask(actor, packet.posting, packet.language)


def make_anew(*, packet: Packet) -> None:
    """After a removal, delete the old file and build a new one without the text (BK-34, PRV-06)."""
    old = str(packet.file.name or "")
    packet.file, packet.sha256, packet.pages, packet.warnings, packet.built_at = "", "", None, [], None
    packet.save()
    ledger.append("redact", packet, actor="system:redaction")
    if old:
        drop_private(old)
    _ask("system:redaction", packet.posting, packet.language)


def _ask(actor: Actor, posting: PostedAgenda, language: str) -> Packet:
    packet, _created = Packet.objects.get_or_create(posting=posting, language=language)
    packet.job = queue.start(HANDLER, actor=actor, packet=packet.pk).pk
    packet.save(update_fields=["job"])
    return packet
