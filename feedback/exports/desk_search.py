"""Data sets and the log of exports for the search at the desk."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, written
from cms.users.models import User
from feedback import access
from feedback.models import Cut, Export, Release


def _may(user: User) -> bool:
    return has_role(user, *access.CUT_ROLES)


def _data_sets(_user: User) -> QuerySet[Cut]:
    releases = Release.objects.defer("tables", "internal", "shown_rows", "held").order_by("-cut_edition")
    rows = Cut.objects.select_related("form").prefetch_related(Prefetch("releases", releases))
    return rows.order_by("-number")


def _data_set_hits(cut: Cut) -> Iterator[DeskHit]:
    release = next((each for each in cut.releases.all() if each.cut_edition == cut.edition), None)
    yield DeskHit(
        title=str(cut),
        url=cut.get_absolute_url(),
        day=cut.until.astimezone(PACIFIC).date(),
        state=release.get_state_display() if release else "",
        about=str(cut.form) if cut.form else "",
    )


def _export_hits(export: Export) -> Iterator[DeskHit]:
    yield DeskHit(
        title=f"{export.cut}: {export.get_format_display()}",
        url=export.get_absolute_url(),
        day=export.made_at.astimezone(PACIFIC).date(),
        state=export.get_state_display(),
        about=export.get_audience_display(),
        texts=written(export.reason),
    )


def _exports(user: User) -> QuerySet[Export]:
    return access.visible_exports(user).defer("manifest").order_by("-made_at", "pk")


DATA_SETS = DeskSource(
    name="data-sets",
    label=_("Data sets"),
    may=_may,
    rows=_data_sets,
    columns=("number", "form__name"),
    hits=_data_set_hits,
    more=lambda _words: reverse("feedback:desk_cuts"),
)
EXPORTS = DeskSource(
    name="exports",
    label=_("Exports"),
    may=_may,
    rows=_exports,
    columns=("reason", "cut__number"),
    hits=_export_hits,
    more=lambda _words: reverse("feedback:desk_exports"),
)
