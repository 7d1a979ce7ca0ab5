"""Ask for an export, make its file from the cut, hand it over with a row for each download (F23, F24, R09)."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms import jobs, ledger
from cms.access import roles_of
from cms.history import Actor, actor_label, actor_user
from cms.models import Job
from cms.site_cache import office
from cms.storage import private_storage
from feedback import access, cut_files
from feedback.exceptions import NotPossibleNow
from feedback.exports import file_of, manifest_of, plan_of
from feedback.models import Cut, Export, ExportDownload


def new_export(*, actor: Actor, cut: Cut, format: str, audience: str, reason: str) -> Export:
    access.require(actor, *access.CUT_ROLES)
    if format not in Export.Format.values or audience not in Export.Audience.values:
        raise NotPossibleNow(_("There is no export of this kind."))
    if not reason.strip():
        raise NotPossibleNow(_("Say what this export is for. The reason is kept."), rule="F24")
    return Export.objects.create(
        cut=cut,
        cut_edition=cut.edition,
        format=format,
        audience=audience,
        requested_by=actor_user(actor),
        requested_by_name=actor_label(actor),
        reason=reason.strip()[:300],
    )


@transaction.atomic
def request_export(*, actor: Actor, cut: Cut, format: str, audience: str, reason: str) -> tuple[Export, Job]:
    """The file is made by the worker; its page shows how far it is."""
    export = new_export(actor=actor, cut=cut, format=format, audience=audience, reason=reason)
    return export, jobs.start("feedback.export", actor=actor, export=str(export.pk))


def make_file(*, export: Export) -> Export:
    """Computed from the file of the cut alone, in English: the same cut gives the same bytes. Safe to run twice."""
    if export.state != Export.State.WAITING:
        return export
    actor = export.requested_by or export.requested_by_name
    access.require(actor, *access.CUT_ROLES)
    cut_files.check(export.cut)
    with translation.override("en"):
        plan = plan_of(export.cut, export.audience)
        chunks, suppressed = file_of(plan, export.format, author=office().name)
        name, digest = cut_files.store(f"exports/{export.pk}.{export.format}", chunks)
        manifest = manifest_of(
            plan, format_=export.format, sha256=digest, suppressed=suppressed, filename=export.filename
        )
    with transaction.atomic():
        current = Export.objects.select_for_update().get(pk=export.pk)
        if current.state == Export.State.WAITING:
            current.file, current.sha256, current.rows = name, digest, plan.rows
            current.suppressed, current.manifest, current.state = suppressed, manifest, Export.State.READY
            current.save()
            ledger.append("export", current, actor=actor)
    return current


def hand_over(*, actor: Any, export: Export) -> File:
    """The open file, for somebody who may have it now; each time leaves a row."""
    access.require(actor, *access.CUT_ROLES)
    if export.state != Export.State.READY:
        raise NotPossibleNow(_("There is no file to take."))
    ExportDownload.objects.create(
        export=export,
        user=actor_user(actor),
        user_name=actor_label(actor),
        roles=", ".join(sorted(roles_of(actor))),
        sha256=export.sha256,
    )
    return private_storage().open(export.file, "rb")
