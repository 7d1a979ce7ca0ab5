"""Who may read data sets: the public each edition that two people released, analysts and publishers all of them."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from boards.access import DATA_ROLES
from boards.models import DataEdition, DataSet
from cms.access import Visitor, has_role

State = DataEdition.State


def public_editions() -> QuerySet[DataEdition]:
    """Without the true numbers, which no public code reads."""
    rows = DataEdition.objects.filter(state=State.RELEASED).select_related("data_set__tool", "agreement")
    return rows.defer("true_numbers", "comparison").order_by("data_set", "-number")


def public_sets() -> QuerySet[DataSet]:
    """Those with an edition that is out."""
    return DataSet.objects.filter(Exists(public_editions().filter(data_set=OuterRef("pk")))).order_by("slug")


def get_public_edition(slug: str, number: int | None = None) -> DataEdition:
    """The newest one, or the one with this number."""
    rows = public_editions().filter(data_set__slug=slug)
    return _or_404((rows if number is None else rows.filter(number=number)).first())


def desk_sets(user: Visitor) -> QuerySet[DataSet]:
    if not has_role(user, *DATA_ROLES):
        raise Http404
    return DataSet.objects.select_related("agreement", "tool")


def get_desk_set(user: Visitor, slug: str) -> DataSet:
    return _or_404(desk_sets(user).filter(slug=slug).first())


def get_desk_edition(user: Visitor, slug: str, number: int) -> DataEdition:
    if not has_role(user, *DATA_ROLES):
        raise Http404
    rows = DataEdition.objects.select_related("data_set", "agreement", "job").defer("true_numbers")
    return _or_404(rows.filter(data_set__slug=slug, number=number).first())


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
