"""Build a packet PDF. Idempotent; an interrupted run saves nothing."""

import hashlib
import uuid

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import override

from boards.materials.packets.contents import packet_contents
from boards.materials.packets.joining import joined
from boards.materials.packets.layout import pages_of
from boards.models import Packet
from cms import clock
from cms.jobs.queue import RunningJob
from cms.records import ledger
from cms.storage import files_as_before, store_field

OWN_STEPS = 2


def build_packet(*, packet: Packet, running: RunningJob) -> Packet:
    """Render our pages, insert the uploaded PDFs, and store the file with its SHA-256."""
    if packet.built_at:
        return packet
    with override(packet.language):
        contents = packet_contents(packet.posting)
        steps = len(contents.attached) + OWN_STEPS
        running.progress(0, steps)
        ours, places = pages_of(contents, packet.language)
        done = [1]
        running.progress(1, steps)

        def told() -> None:
            done[0] += 1
            running.progress(done[0], steps)

        data, pages = joined(ours, places, contents, told)
    running.progress(steps, steps)
    return _keep(packet, data, pages, contents.warnings, running)


@files_as_before()
@transaction.atomic
def _keep(packet: Packet, data: bytes, pages: int, warnings: list[dict], running: RunningJob) -> Packet:
    rows = Packet.objects.select_for_update(of=("self",)).select_related("posting__meeting__body")
    current = rows.get(pk=packet.pk)
    if current.built_at or current.job != packet.job:  # asked for anew meanwhile: a material was removed
        return current
    store_field(current.file, ContentFile(data, name=f"{uuid.uuid4().hex}.pdf"))
    current.sha256, current.pages = hashlib.sha256(data).hexdigest(), pages
    current.warnings, current.built_at = warnings, clock.now()
    current.save()
    ledger.append("build", current, actor=running.actor)
    return current
