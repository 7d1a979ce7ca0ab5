"""Agreements: sealed steps, signatures and documents; each stored file has its SHA-256."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.materials.uploads import digest
from boards.models import Agreement, AgreementDocument, AgreementStep, PartyStep, Signature
from boards.site.ledger import subjects
from cms.records.ledger import seals, verifier


def _named(row: AgreementStep | Signature | AgreementDocument, name: object) -> str:
    """Under the number of its agreement, as in the address of its page; one that is being written has no page."""
    if row.agreement.status == Agreement.Status.WRITTEN:
        return subjects.number_of(row)
    return f"{row.agreement_id}/{name}"


@seals(
    AgreementStep,
    kind="agreementstep",
    subject=lambda row: _named(row, row.pk),
    complete=AgreementStep.objects.all,
)
def agreement_step(obj: AgreementStep) -> dict:
    return {"agreement": obj.agreement_id, "status": obj.status, "on": str(obj.on)}


@seals(
    PartyStep,
    kind="partystep",
    subject=lambda row: f"{row.party.slug}/{row.pk}",
    complete=PartyStep.objects.all,
)
def party_step(obj: PartyStep) -> dict:
    return {"party": obj.party_id, "status": obj.status, "on": str(obj.on)}


@seals(
    Signature,
    kind="signature",
    subject=lambda row: _named(row, row.party.slug),
    complete=Signature.objects.all,
)
def signature(obj: Signature) -> dict:
    return {"agreement": obj.agreement_id, "party": obj.party_id, "on": str(obj.signed_on or "")}


@seals(
    AgreementDocument,
    kind="agreement_document",
    subject=lambda row: _named(row, row.number),
    complete=AgreementDocument.objects.all,
)
def document(obj: AgreementDocument) -> dict:
    return {"agreement": obj.agreement_id, "number": obj.number, "sha256": obj.sha256}


@verifier("files of agreements")
def files() -> Iterator[str]:
    for each in AgreementDocument.objects.exclude(file="").order_by("pk").iterator(100):
        try:
            with each.file.open("rb") as stored:
                same = digest(stored) == each.sha256
        except OSError:
            same = False
        if not same:
            yield _("The file of %(what)s is missing or was changed.") % {"what": each.name}
