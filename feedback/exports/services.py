"""Ask for an export, let a second person decide, make its file from the cut, hand it over with a row each time
(F23, F24, R09, S14)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.access import Role, roles_of
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user
from cms.storage import private_storage
from feedback import access
from feedback.cuts import files as cut_files
from feedback.exceptions import NotPossibleNow
from feedback.exports.files import ExportFile
from feedback.exports.manifest import manifest_of
from feedback.exports.plan import Progress, plan_of
from feedback.models import Cut, Export, ExportDownload
from feedback.releases.services import release_for

State = Export.State


def new_export(
    *, actor: Actor, cut: Cut, format: str, audience: str, reason: str, values: str = "labels"
) -> Export:
    """For identified data a second person is needed, whoever asks and however (S14)."""
    access.require(actor, *access.CUT_ROLES)
    wishes = ((format, Export.Format), (audience, Export.Audience), (values, Export.Values))
    if any(wish not in choices.values for wish, choices in wishes):
        raise NotPossibleNow(_("There is no export of this kind."))
    if not reason.strip():
        raise NotPossibleNow(_("Say what this export is for. The reason is saved."), rule="F24")
    needs_two = audience == Export.Audience.RECORDS
    return Export.objects.create(
        cut=cut,
        cut_edition=cut.edition,
        format=format,
        audience=audience,
        values=values,
        state=State.ASKED if needs_two else State.WAITING,
        requested_by=actor_user(actor),
        requested_by_name=actor_label(actor),
        requested_by_roles=", ".join(sorted(roles_of(actor))),
        reason=reason.strip()[:300],
    )


@transaction.atomic
def request_export(*, actor: Actor, **wish: Any) -> tuple[Export, Job | None]:
    """The file is made by the worker, once nobody's word is missing; its page shows how far it is."""
    export = new_export(actor=actor, **wish)
    return export, None if export.state == State.ASKED else _start(export, actor)


def _start(export: Export, actor: Actor) -> Job:
    return queue.start("feedback.export", actor=actor, export=str(export.pk))


def restart_export(*, actor: Actor, export: Export) -> Job | None:
    """Start the work anew where somebody stopped it; a second run of it changes nothing."""
    access.require(actor, *access.CUT_ROLES)
    if export.state != State.WAITING or export.requested_by_id != getattr(actor_user(actor), "pk", None):
        return None
    return _start(export, actor)


@transaction.atomic
def decide_export(
    *, actor: Actor, export: Export, approve: bool, reason: str = "", start: bool = True
) -> Export:
    """Another person than who asked, with the right to release; who asked must still have theirs (S14).

    ``start``: let the worker make the file; a command makes it itself.
    """
    access.require(actor, Role.PUBLISHER)
    current = Export.objects.select_for_update(of=("self",)).select_related("requested_by").get(pk=export.pk)
    if current.state != State.ASKED:
        raise NotPossibleNow(_("Someone decided on this before you."), rule="S14")
    user = actor_user(actor)
    same_name = current.requested_by_id is None and actor_label(actor) == current.requested_by_name
    if user is None or user.pk == current.requested_by_id or same_name:
        raise NotPossibleNow(_("You asked for this yourself. Another person must decide."), rule="S14")
    if approve:
        _require_still(current)
    elif not reason.strip():
        raise NotPossibleNow(_("Give the reason. The person who asked will read it."), rule="S14")
    current.state = State.WAITING if approve else State.REFUSED
    current.decided_by, current.decided_by_name = user, actor_label(actor)
    current.decided_at, current.decision = clock.now(), reason.strip()[:300]
    current.save()
    ledger.append("approve" if approve else "refuse", current, actor=actor)
    if approve and start:
        _start(current, current.requested_by)
    return current


def _require_still(export: Export) -> None:
    """The right of who asked is looked at anew: when it is approved, made and taken."""
    try:
        access.require(export.requested_by or export.requested_by_name, *access.CUT_ROLES)
    except PermissionDenied as error:
        raise NotPossibleNow(_("The person who asked for this may no longer have it."), rule="R09") from error


def make_file(*, export: Export, progress: Progress | None = None) -> Export:
    """Computed from the cut and its release alone, in English: the same cut gives the same bytes. May run twice."""
    if export.state != State.WAITING:
        return export
    _require_still(export)
    cut_files.check(export.cut)
    actor = export.requested_by or export.requested_by_name
    release = release_for(cut=export.cut, actor=actor)
    with translation.override("en"):
        plan = plan_of(export.cut, export.audience, release=release, values=export.values, progress=progress)
        file = ExportFile(plan, export.format, author=plan.meta.get("office", ""))
        name, digest = cut_files.store(f"exports/{export.pk}.{export.format}", file)
        manifest = manifest_of(plan, file, format_=export.format, sha256=digest, filename=export.filename)
    return _ready(export, actor, file=name, sha256=digest, rows=plan.rows, manifest=manifest)


@transaction.atomic
def _ready(export: Export, actor: Actor, **facts: Any) -> Export:
    current = Export.objects.select_for_update().get(pk=export.pk)
    if current.state != State.WAITING:
        private_storage().delete(facts["file"])
        return current
    for name, value in facts.items():
        setattr(current, name, value)
    current.suppressed, current.state = current.manifest["suppressed"], State.READY
    current.expires_at = clock.now() + timedelta(days=settings.EXPORT_DAYS)
    current.save()
    ledger.append("export", current, actor=actor)
    return current


def hand_over(*, actor: Any, export: Export) -> File:
    """The open file, for somebody who may have it now; each time leaves a row."""
    access.require(actor, *access.CUT_ROLES)
    if export.is_for_records and export.requested_by_id != getattr(actor_user(actor), "pk", None):
        raise PermissionDenied
    if export.state != State.READY or (export.expires_at and export.expires_at <= clock.now()):
        raise NotPossibleNow(_("There is no file to download."))
    opened = private_storage().open(export.file, "rb")
    ExportDownload.objects.create(
        export=export,
        user=actor_user(actor),
        user_name=actor_label(actor),
        roles=", ".join(sorted(roles_of(actor))),
        sha256=export.sha256,
    )
    return opened


def expire_exports() -> int:
    """Delete files that were kept long enough. Their hash and log stay; asking again makes the same bytes."""
    due = Export.objects.filter(state=State.READY, expires_at__lte=clock.now())
    ended = 0
    for export in due.order_by("expires_at")[:500]:
        name = export.file
        if due.filter(pk=export.pk).update(state=State.EXPIRED, file=""):
            private_storage().delete(name)
            ended += 1
    return ended
