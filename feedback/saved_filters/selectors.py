"""Read saved filters: a person's own, and those that colleagues share."""

from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, When
from django.forms import Form
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from cms.access import Visitor
from cms.users.models import User
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import SavedFilter, Screen
from feedback.saved_filters.forms import SaveForm
from feedback.saved_filters.rules import normalized, problems_of

ROLES = {Screen.COMMENTS: access.MODERATE_ROLES, Screen.GRID: access.CODE_ROLES}
MOST_LISTED = 40


@dataclass(frozen=True)
class FilterBar:
    """What a screen displays above its filter."""

    screen: Screen
    query: str
    problems: list[str]
    saved: list[SavedFilter]
    form: SaveForm

    @property
    def problem(self) -> NotPossibleNow | None:
        """Says that the filter is not applied, so that nobody takes the whole list for its result."""
        if not self.problems:
            return None
        words = _(
            "This filter is not applied, and everything is listed. "
            "These values are missing or no longer exist: %(what)s."
        )
        return NotPossibleNow(words % {"what": ", ".join(self.problems)})

    @property
    def is_known(self) -> bool:
        """Whether the filter that is applied now is already saved."""
        return any(each.query == self.query for each in self.saved)

    @property
    def can_save(self) -> bool:
        return bool(self.query) and not self.problems and not self.is_known


def filter_bar(request: HttpRequest, screen: Screen, form: Form) -> FilterBar:
    query = normalized(screen, request.GET)
    own_first = Case(When(owner=request.user.pk, then=0), default=1)
    found = of_team(request.user).filter(screen=screen).order_by(own_first, "name", "pk")
    saved = sorted(found[: 2 * MOST_LISTED], key=lambda each: (each.name, each.pk))
    return FilterBar(screen, query, problems_of(screen, form, request.GET), saved, SaveForm())


def of_team(user: Visitor) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(Q(owner=user.pk) | Q(is_shared=True)).select_related("owner")


def own_filters(user: User) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(owner=user).order_by("screen", "name", "pk")


def get_own(user: User, pk: int) -> SavedFilter:
    found = SavedFilter.objects.filter(owner=user, pk=pk).first()
    if found is None:
        raise Http404
    return found
