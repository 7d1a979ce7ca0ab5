"""Access to agreements: the public once an agreement is announced, staff at any time."""

from django.db.models import QuerySet
from django.http import Http404

from boards.access import DECISION_ROLES, DESK_ROLES
from boards.models import Agreement, AgreementDocument, Party
from cms.access import Visitor, has_role


def announced() -> QuerySet[Agreement]:
    """Agreements that the public may read; what is being written is not among them."""
    return Agreement.objects.exclude(status=Agreement.Status.WRITTEN)


def get_agreement(pk: int) -> Agreement:
    return _or_404(announced().prefetch_related("tools").filter(pk=pk).first())


def get_party(slug: str) -> Party:
    return _or_404(Party.objects.select_related("seat__body").filter(slug=slug).first())


def get_document(pk: int, number: int) -> AgreementDocument:
    """A document of a public agreement whose file was not removed."""
    return _or_404(get_agreement(pk).documents.filter(number=number).exclude(file="").first())


def get_desk_agreement(user: Visitor, pk: int) -> Agreement:
    if not has_role(user, *DESK_ROLES):
        raise Http404
    return _or_404(Agreement.objects.filter(pk=pk).first())


def get_desk_party(user: Visitor, slug: str) -> Party:
    if not has_role(user, *DESK_ROLES):
        raise Http404
    return get_party(slug)


def get_desk_document(user: Visitor, agreement: Agreement, number: int) -> AgreementDocument:
    """A document for the desk, even if its file was removed."""
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    return _or_404(agreement.documents.filter(number=number).exclude(file="").first())


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
