"""Removal of an agreement document: the file is erased, its row and SHA-256 stay (PRV-06, C2C-13)."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from boards.models import AgreementDocument
from cms import clock
from cms.cleaning import whole_number
from cms.records.holds import holdable
from cms.records.redaction import scrubs
from cms.records.retention import retains
from cms.storage import drop_private

KIND = "agreement_document"


@scrubs(KIND)
def scrub_document(id_: int, mark: str) -> list[str]:
    document = AgreementDocument.objects.select_for_update().get(pk=id_)
    erase_file(document)
    return [f"{document._meta.label} {id_}"]


def erase_file(document: AgreementDocument) -> None:
    """Erase the file after commit. The title and generated file name hold no personal information and stay."""
    drop_private(document.file.name or "")
    AgreementDocument.objects.filter(pk=document.pk).update(file="", removed_at=clock.now())


@holdable(KIND, title=_("Agreement document, by the number in its web address"))
def find_document(typed: str) -> str | None:
    number = whole_number(typed)
    found = number is not None and AgreementDocument.objects.filter(pk=number).exists()
    return typed if found else None


@retains(
    "boards.agreement_documents",
    title=_("Files of agreements that have ended"),
    basis_hint=_("Days after the agreement ended; documents may contain names of signers"),
    held_by={KIND: "pk"},
)
class Documents:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        last: date = before.astimezone(clock.PACIFIC).date()
        ended = Q(agreement__ends_on__lt=last)
        return AgreementDocument.objects.filter(ended).exclude(file="")

    @staticmethod
    def erase(ids: list[Any]) -> None:
        for document in AgreementDocument.objects.filter(pk__in=ids):
            erase_file(document)
