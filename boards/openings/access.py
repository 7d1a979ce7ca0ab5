"""Who may read openings: everyone those that were published, editors and publishers drafts too."""

from django.db.models import F, QuerySet
from django.http import Http404

from boards.access import NOTICE_ROLES
from boards.models import JobOpening
from cms import clock
from cms.access import Visitor, has_role


def public_openings() -> QuerySet[JobOpening]:
    """Also those that are closed: their addresses were handed on."""
    return JobOpening.objects.filter(published_at__isnull=False)


def open_openings() -> QuerySet[JobOpening]:
    """Those that people can apply for today."""
    return public_openings().filter(closed_at=None, closes_on__gte=clock.today())


def closed_openings() -> QuerySet[JobOpening]:
    return public_openings().exclude(pk__in=open_openings().values("pk"))


def get_public_opening(slug: str) -> JobOpening:
    return _or_404(public_openings().filter(slug=slug).first())


def desk_openings(user: Visitor) -> QuerySet[JobOpening]:
    if not has_role(user, *NOTICE_ROLES):
        raise Http404
    return JobOpening.objects.order_by(F("published_at").desc(nulls_first=True), "-pk")


def get_desk_opening(user: Visitor, pk: int) -> JobOpening:
    return _or_404(desk_openings(user).filter(pk=pk).first())


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
