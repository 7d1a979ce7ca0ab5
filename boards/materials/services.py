"""Services for materials: add and withdraw. Versions never change (BK-34, BK-50, BK-51)."""

import hashlib
import uuid
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from boards import access, staff_seats
from boards.choices import MaterialAct, PreparedBy
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.materials.items import key_on_draft, posted_row, standing_of
from boards.materials.uploads import read_upload
from boards.models import Material, MaterialRequest, MaterialVersion, Meeting
from cms import clock
from cms.cleaning import clean_text
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record
from cms.storage import files_as_before, store_field

MOST_LETTERS = 60_000


@files_as_before()
@transaction.atomic
def add_material(
    *,
    actor: Actor,
    meeting: Meeting,
    key: str,
    title: dict[str, str],
    prepared_by: str,
    file: UploadedFile[Any] | None = None,
    body: str = "",
    language: str = "en",
    note: str = "",
    alternative_of: Material | None = None,
) -> Material:
    """Add a document to an item or to the whole meeting, with its first version if given.

    ``prepared_by`` is required (BK-51). It keeps the item's key on the draft (BK-14). Under a closed item it is
    closed, without anyone saying so (BK-34).
    Another format or language has the author of its source, whatever is said here (BK-43).
    """
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    key, standing = key_on_draft(current, key), standing_of(current)
    if not standing.has(key):
        raise NotPossibleNow(_("This item is no longer on the agenda."))
    if prepared_by not in PreparedBy.values:
        raise NotPossibleNow(_("Choose who prepared it."), rule="BK-51")
    if alternative_of is not None:
        alternative_of = _source_of(alternative_of, current, key)
        prepared_by = alternative_of.prepared_by
    if prepared_by == PreparedBy.MEMBER:
        staff_seats.refuse_own_body(actor, *current.body_ids)
    last = current.materials.aggregate(last=Max("order"))["last"] or 0
    material = Material(
        meeting=current,
        key=key,
        title=title,
        prepared_by=prepared_by,
        alternative_of=alternative_of,
        is_closed=standing.is_closed(key) or bool(alternative_of and alternative_of.is_closed),
        order=last + 1,
        is_demo=current.is_demo,
    )
    record(material, actor=actor, reason="added")
    if file or body:
        add_version(actor=actor, material=material, file=file, body=body, language=language, note=note)
    return material


@files_as_before()
@transaction.atomic
def add_version(
    *,
    actor: Actor,
    material: Material,
    file: UploadedFile[Any] | None = None,
    body: str = "",
    language: str = "en",
    note: str = "",
) -> MaterialVersion:
    """Add the next version: an uploaded file or a text written here. Earlier versions stay (BK-50)."""
    access.require(actor, *access.PLAN_ROLES)
    current = (
        Material.objects.select_for_update(of=("self",)).select_related("meeting__body").get(pk=material.pk)
    )
    if current.is_members:
        staff_seats.refuse_own_body(actor, *current.meeting.body_ids)
    if current.withdrawn_at:
        raise NotPossibleNow(_("This material was withdrawn. Add it again."))
    _refuse_open_under_closed(current)
    body = clean_text(body, max_length=MOST_LETTERS)
    if bool(file) == bool(body):
        raise NotPossibleNow(_("Choose a file or write the text here, but not both."))
    number = (current.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = MaterialVersion(
        material=current,
        number=number,
        language=language,
        note=clean_text(note, max_length=200),
        made_by=actor_user(actor),
        made_by_name=actor_label(actor),
        **(_file_facts(current, number, file) if file else _text_facts(body)),
    )
    if file:
        store_field(version.file, version.file.file)
    version.save()
    ledger.append("add", version, actor=actor)
    return version


def _refuse_open_under_closed(material: Material) -> None:
    """What is added to a closed item is closed, also where an open material stands there already (BK-34)."""
    standing = standing_of(material.meeting)
    if standing.takes_versions(material):
        return
    words = _(
        "This closed-session material has been opened. Add anything new as a separate material, which "
        "will be closed."
    )
    if not standing.has(material.key):
        words = _("Two people opened this material, and its item is no longer on the agenda.")
    raise NotPossibleNow(words, rule="BK-34")


def _file_facts(material: Material, number: int, file: UploadedFile[Any]) -> dict[str, Any]:
    """File names are generated; the uploaded name may identify a person."""
    upload = read_upload(file)
    name = slugify(text(material.title, "en"))[:80].strip("-") or "material"
    return {
        "file": File(file, name=f"{uuid.uuid4().hex}.{upload.extension}"),
        "name": f"{name}-{number}.{upload.extension}",
        "content_type": upload.content_type,
        "size": upload.size,
        "pages": upload.pages,
        "is_tagged": upload.is_tagged,
        "sha256": upload.sha256,
    }


def _text_facts(body: str) -> dict[str, Any]:
    data = body.encode()
    return {
        "body": body,
        "content_type": "text/html",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


@transaction.atomic
def withdraw_material(*, actor: Actor, material: Material) -> Material:
    """Withdraw from the agenda. Access ends at once, unless it is public: then it stays, marked (BK-14, BK-50).

    A request to open it ends with it."""
    access.require(actor, *access.PLAN_ROLES)
    meeting = locked(material.meeting)
    current = locked_material(material)
    if current.withdrawn_at:
        return current
    current.withdrawn_at = clock.now()
    record(current, actor=actor, reason="withdrawn from the agenda", update_fields=["withdrawn_at"])
    facts = {"material": current.pk, "why": "withdrawn", "stays": current.is_public}
    facts |= {"title": current.title} if current.is_public else {}
    for asked in current.requests.select_for_update().filter(
        act=MaterialAct.OPEN, confirmed_at=None, ended_at=None
    ):
        drop_request(actor, asked)
    log.log(meeting, EventKind.MATERIAL_GONE, actor=actor, item=posted_row(current), facts=facts)
    return current


def drop_request(actor: Actor, asked: MaterialRequest) -> None:
    """End a waiting request without effect."""
    asked.ended_at, asked.ended_by_name = clock.now(), actor_label(actor)
    asked.save(update_fields=["ended_at", "ended_by_name"])
    ledger.append("drop", asked, actor=actor)


def _source_of(material: Material, meeting: Meeting, key: str) -> Material:
    """The first of all formats, under the same item of the same meeting."""
    source = material.alternative_of or material
    if source.meeting_id != meeting.pk or source.key != key:
        raise NotPossibleNow(_("Another format or language must belong to the same item."), rule="BK-43")
    return source


def locked_material(material: Material) -> Material:
    rows = Material.objects.select_for_update(of=("self",)).select_related("meeting__body")
    return rows.get(pk=material.pk)
