"""The data of this app in the index of open data."""

from django.utils.translation import gettext_lazy as _

from cms.open_data.sources import register
from feedback.models import Finding


def newest_numbers() -> list[int] | None:
    """The data set of the newest public finding."""
    found = Finding.objects.published().order_by("-cut__number").values_list("cut__number", flat=True).first()
    return [found] if found else None


TOOLS = _("Tools, each step of their rollout, and versions with what led to them.")
NUMBERS = _("All numbers behind the findings of a data set. Small numbers are hidden.")

register("feedback:tools_csv", TOOLS)
register("feedback:tools_xlsx", TOOLS)
register("feedback:tools_json", TOOLS)
register("feedback:numbers_csv", NUMBERS, example=newest_numbers)
register("feedback:numbers_json", NUMBERS, example=newest_numbers)
register(
    "feedback:numbers_package",
    _("Description of a data set’s numbers, as a data package."),
    example=newest_numbers,
)
register(
    "feedback:numbers_csv_metadata",
    _("The columns of a data set’s numbers, for CSV on the Web."),
    example=newest_numbers,
)
