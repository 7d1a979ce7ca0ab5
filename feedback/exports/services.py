"""Services for exports (F23, F24, R09, S14).

An export is requested, made from the cut, and downloaded with a log row each time. Two people stand for each: those who
released the data set, or for identified data, who asked and a second person.
"""

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
from cms.publication import gate
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user
from cms.storage import drop_private, files_as_before, private_storage
from feedback import access
from feedback.cuts import files as cut_files
from feedback.exceptions import NotPossibleNow
from feedback.exports.files import ExportFile
from feedback.exports.manifest import manifest_of
from feedback.exports.plan import Progress, plan_of
from feedback.exports.publication_checks import not_released, second_person
from feedback.models import Cut, Export, ExportDownload
from feedback.releases.selectors import release_of
from feedback.releases.services import release_for

State = Export.State


def new_export(
    *, actor: Actor, cut: Cut, format: str, audience: str, reason: str, values: str = "labels"
) -> Export:
    """Create an export: of a released data set, or for records, which a second person must approve (S14).

    Raises ``NotPossibleNow`` without a release or a reason.
    """
    access.require(actor, *access.CUT_ROLES)
    wishes = ((format, Export.Format), (audience, Export.Audience), (values, Export.Values))
    if any(wish not in choices.values for wish, choices in wishes):
        raise NotPossibleNow(_("This kind of export does not exist. Choose one from the list."))
    if not reason.strip():
        raise NotPossibleNow(_("Enter what this export is for. The reason is saved."), rule="F24")
    needs_two = audience == Export.Audience.RECORDS
    if not needs_two and (refusal := not_released(cut, format)):
        raise refusal
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
    """Create an export and, unless it needs approval first, queue the job that makes its file."""
    export = new_export(actor=actor, **wish)
    return export, None if export.state == State.ASKED else _start(export, actor)


def _start(export: Export, actor: Actor) -> Job:
    return queue.start("feedback.export", actor=actor, export=str(export.pk))


def restart_export(*, actor: Actor, export: Export) -> Job | None:
    """Queue the job again after it was stopped; running it twice has the same result."""
    access.require(actor, *access.CUT_ROLES)
    if export.state != State.WAITING or export.requested_by_id != getattr(actor_user(actor), "pk", None):
        return None
    return _start(export, actor)


@transaction.atomic
def decide_export(
    *, actor: Actor, export: Export, approve: bool, reason: str = "", start: bool = True
) -> Export:
    """Approve or refuse an export as a second person with the right to publish (S14).

    The gate asks for two people, and whether the requester still has their own right. ``start``: queue the job; a
    command makes the file itself. Raises ``NotPossibleNow`` if it refuses, or if the decision was already made.
    """
    access.require(actor, Role.PUBLISHER)
    current = Export.objects.select_for_update(of=("self",)).select_related("requested_by").get(pk=export.pk)
    if current.state != State.ASKED:
        raise NotPossibleNow(_("Someone else has already decided on this."), rule="S14")
    current.state = State.WAITING if approve else State.REFUSED
    current.decided_by, current.decided_by_name = actor_user(actor), actor_label(actor)
    current.decided_at, current.decision = clock.now(), reason.strip()[:300]
    if approve:
        gate.check_public(actor=actor, what=current)
    elif refusal := second_person(current):
        raise refusal
    elif not current.decision:
        raise NotPossibleNow(_("Enter the reason. The person who asked will read it."), rule="S14")
    current.save()
    ledger.append("approve" if approve else "refuse", current, actor=actor)
    if approve and start:
        _start(current, current.requested_by)
    return current


@files_as_before()
def make_file(*, export: Export, progress: Progress | None = None) -> Export:
    """Make the file from the cut and its release, in English, so the same cut gives the same bytes. Idempotent."""
    if export.state != State.WAITING:
        return export
    gate.check_public(actor="system:export", what=export)
    cut_files.check(export.cut)
    actor = export.requested_by or export.requested_by_name
    known = None if export.is_for_records else release_of(export.cut)
    release = known or release_for(cut=export.cut, actor=actor)
    with translation.override("en"):
        plan = plan_of(export.cut, export.audience, release=release, values=export.values, progress=progress)
        author = plan.meta.get("office", "")
        file = ExportFile(plan, export.format, author=author, filename=export.filename)
        name, digest = cut_files.store(f"exports/{export.pk}.{export.format}", file)
        manifest = manifest_of(plan, file, format_=export.format, sha256=digest, filename=export.filename)
    facts = {"manifest": manifest, "left_out": {"withdrawn": plan.withdrawn, "hidden": plan.hidden}}
    return _ready(export, actor, file=name, sha256=digest, rows=plan.rows, **facts)


@transaction.atomic
def _ready(export: Export, actor: Actor, **facts: Any) -> Export:
    current = Export.objects.select_for_update(of=("self",)).select_related("cut").get(pk=export.pk)
    if current.state != State.WAITING:
        drop_private(facts["file"])
        return current
    for name, value in facts.items():
        setattr(current, name, value)
    current.suppressed, current.state = current.manifest["suppressed"], State.READY
    current.expires_at = clock.now() + timedelta(days=settings.EXPORT_DAYS)
    current.save()
    ledger.append("export", current, actor=actor)
    return current


def hand_over(*, actor: Actor, export: Export) -> File[bytes]:
    """Open the file for someone who may have it now, and log the download."""
    gate.check_public(actor=actor, what=export)
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
    """Delete expired files that no legal hold keeps; return how many. Hash and log stay; a new request makes the
    same bytes.
    """
    due = Export.objects.filter(state=State.READY, expires_at__lte=clock.now())
    ended = 0
    for export in gate.not_held(due).order_by("expires_at")[:500]:
        name = export.file
        if due.filter(pk=export.pk).update(state=State.EXPIRED, file=""):
            drop_private(name)
            ended += 1
    return ended
