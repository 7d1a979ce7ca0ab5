"""Editions of data sets that wait for a second person (S14)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access
from boards.models import DataEdition
from cms.access import Role, has_role
from cms.publication import two_people
from cms.tasks import Task, gives_tasks
from cms.users.models import User


@gives_tasks
def editions_to_decide(user: User) -> Iterator[Task]:
    """One's own proposal waits for another person, somebody else's for a publisher."""
    if not has_role(user, *access.DATA_ROLES):
        return
    rows = DataEdition.objects.filter(state=DataEdition.State.PROPOSED).select_related("data_set")
    for edition in rows.defer("true_numbers", "comparison").order_by("proposed_at", "pk"):
        is_own = two_people.is_proposer(edition, user)
        if is_own or has_role(user, Role.PUBLISHER):
            arguments = [edition.data_set.slug, edition.number]
            yield Task(
                title=_("Decide whether the numbers of an edition may leave"),
                about=str(edition),
                url=reverse("boards:desk_data_edition", args=arguments),
                verb=_("Decide"),
                since=edition.proposed_at,
                waits_for=_("A second person") if is_own else "",
            )
