"""Services for parties, signatures and documents of agreements. Each act has a date and a reason (C2C-12)."""

import uuid
from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access
from boards.agreements.document_removal import KIND
from boards.agreements.person_data import looks_like_people
from boards.exceptions import FileRefused, NotPossibleNow
from boards.materials.uploads import read_upload
from boards.models import Agreement, AgreementDocument, AgreementStep, Party, PartyStep, Signature
from cms import clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record
from cms.records.redaction import redact
from cms.storage import files_as_before, store_field

RULE, PEOPLE = "C2C-12", "C2C-13"
DATES = {
    Agreement.Status.ANNOUNCED: "announced_on",
    Agreement.Status.SIGNED: "signed_on",
    Agreement.Status.IN_FORCE: "in_force_on",
    Agreement.Status.ENDED: "ends_on",
}


@transaction.atomic
def change_agreement_status(
    *, actor: Actor, agreement: Agreement, status: str, on: date, note: dict[str, str]
) -> AgreementStep:
    access.require(actor, *access.DESK_ROLES)
    current = Agreement.objects.select_for_update().get(pk=agreement.pk)
    last = current.steps.order_by("-on", "-pk").first()
    _check_step(note, on, last.on if last else None)
    if status == current.status and last:
        raise NotPossibleNow(_("The agreement already has this status. Choose another."), rule=RULE)
    if status == Agreement.Status.SIGNED and (left := current.signatures.filter(signed_on=None).count()):
        words = ngettext(
            "Not everyone has signed: %(count)s party has no signing date yet.",
            "Not everyone has signed: %(count)s parties have no signing date yet.",
            left,
        )
        raise NotPossibleNow(words % {"count": left}, rule=RULE)
    step = AgreementStep.objects.create(
        agreement=current, status=status, on=on, note=note, recorded_by=actor_label(actor)
    )
    current.status = status
    fields = ["status"]
    if name := DATES.get(Agreement.Status(status)):
        setattr(current, name, on)
        fields.append(name)
    _check_order(current)
    record(current, actor=actor, reason="step of the agreement", update_fields=fields)
    ledger.append("publish", step, actor=actor)
    return step


def _check_order(agreement: Agreement) -> None:
    if agreement.ends_on and agreement.in_force_on and agreement.ends_on < agreement.in_force_on:
        raise NotPossibleNow(_("It cannot end before it takes effect."), rule=RULE)


@transaction.atomic
def change_party_status(
    *, actor: Actor, party: Party, status: str, on: date, note: dict[str, str]
) -> PartyStep:
    """Change the status of a party. Leaving ends its membership on that day; returning starts a new one."""
    access.require(actor, *access.DESK_ROLES)
    current = Party.objects.select_for_update().get(pk=party.pk)
    last = current.steps.order_by("-on", "-pk").first()
    _check_step(note, on, last.on if last else None)
    if status == current.status and last:
        raise NotPossibleNow(_("The party already has this status. Choose another."), rule=RULE)
    if on < current.effective_on:
        raise NotPossibleNow(_("It was not a party on that date. Choose a later one."), rule=RULE)
    step = PartyStep.objects.create(
        party=current, status=status, on=on, note=note, recorded_by=actor_label(actor)
    )
    current.status = status
    current.ended_on = on if status == Party.Status.LEFT else None
    record(current, actor=actor, reason="step of the party", update_fields=["status", "ended_on"])
    ledger.append("publish", step, actor=actor)
    return step


def _check_step(note: dict[str, str], on: date, last: date | None) -> None:
    if not any(note.values()):
        raise NotPossibleNow(_("Describe what happened and why."), rule=RULE)
    if on > clock.today():
        raise NotPossibleNow(_("This date is in the future. Record it once it has passed."), rule=RULE)
    if last and on < last:
        raise NotPossibleNow(_("A later step is recorded. Choose a date that is not before it."), rule=RULE)


@transaction.atomic
def record_signature(
    *, actor: Actor, agreement: Agreement, party: Party, signed_on: date | None = None, reason: str = ""
) -> Signature:
    """Add a party to an agreement, with its signing date. Changing a recorded date needs a reason."""
    access.require(actor, *access.DESK_ROLES)
    holder = Party.objects.select_for_update().get(pk=party.pk)
    row = Signature.objects.select_for_update().filter(agreement=agreement, party=holder).first()
    if row is None:
        row = Signature(agreement=agreement, party=holder, is_demo=agreement.is_demo)
    if signed_on:
        _check_day(holder, signed_on)
    if row.pk and row.signed_on == signed_on:
        return row
    if row.signed_on and not reason.strip():
        raise NotPossibleNow(_("A different date is recorded. Explain why it is changing."), rule=RULE)
    row.signed_on = signed_on
    record(row, actor=actor, reason=reason or ("signed" if signed_on else "named"))
    ledger.append("publish", row, actor=actor)
    return row


def _check_day(party: Party, day: date) -> None:
    if day > clock.today():
        raise NotPossibleNow(_("This date is in the future. Record it once it has passed."), rule=RULE)
    if day < party.effective_on or (party.ended_on and day > party.ended_on):
        raise NotPossibleNow(_("It was not a party on that date. Choose another."), rule=RULE)


@files_as_before()
@transaction.atomic
def add_agreement_document(
    *,
    actor: Actor,
    agreement: Agreement,
    title: dict[str, str],
    file: Any,
    language: str = "en",
    no_people: bool = False,
) -> AgreementDocument:
    """Store a document with its SHA-256.

    A file that appears to hold records about people is accepted only after a person has confirmed it.
    """
    access.require(actor, *access.DESK_ROLES)
    current = Agreement.objects.select_for_update().get(pk=agreement.pk)
    upload = read_upload(file)
    if (seen := looks_like_people(file, upload.extension)) and not no_people:
        raise FileRefused(person_data_warning(seen), rule=PEOPLE)
    number = (current.documents.aggregate(last=Max("number"))["last"] or 0) + 1
    name = slugify(text(title, "en"))[:80].strip("-") or "agreement"
    document = AgreementDocument(
        agreement=current,
        number=number,
        title=title,
        language=language,
        file=File(file, name=f"{uuid.uuid4().hex}.{upload.extension}"),
        name=f"{name}-{number}.{upload.extension}",
        content_type=upload.content_type,
        size=upload.size,
        pages=upload.pages,
        sha256=upload.sha256,
        added_by=actor_user(actor),
        added_by_name=actor_label(actor),
        is_demo=current.is_demo,
    )
    store_field(document.file, document.file.file)
    document.save()
    ledger.append("add", document, actor=actor)
    return document


def person_data_warning(count: int) -> str:
    return _(
        "This file contains %(count)s items that may identify people, such as numbers or birth "
        "dates. Linked records about people never belong here. Remove them, or confirm below that "
        "you reviewed the file and it contains none."
    ) % {"count": count}


@transaction.atomic
def remove_agreement_document(*, actor: Actor, document: AgreementDocument, reason: str) -> None:
    """Erase the file but keep its SHA-256 and who removed it, when and why; a legal hold blocks this (PRV-06)."""
    access.require(actor, *access.DECISION_ROLES)
    if document.removed_at:
        raise NotPossibleNow(_("This file has already been removed."), rule="PRV-06")
    redact(KIND, document.pk, actor=actor, reason=reason)
