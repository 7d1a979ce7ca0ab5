"""Tools for the search at the desk, with and without a public page."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.users.models import User
from feedback import access
from feedback.models import Tool


def _tools(_user: User) -> QuerySet[Tool]:
    return Tool.objects.order_by("slug")


def _hits(tool: Tool) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(tool),
        url=reverse("feedback:desk_tool", args=[tool.slug]),
        state=tool.get_state_display(),
        texts=translated(tool.name),
    )


TOOLS = DeskSource(
    name="tools",
    label=_("Tools"),
    may=lambda user: has_role(user, *access.TOOL_ROLES),
    rows=_tools,
    columns=("name", "slug"),
    hits=_hits,
    more=lambda _words: reverse("feedback:desk_tools"),
    kind="tools",
)
