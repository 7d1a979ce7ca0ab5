"""Forms for the search at the desk, public or not. Their draft pages are found among the pages."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.users.models import User
from feedback import access
from feedback.models import Form


def _forms(_user: User) -> QuerySet[Form]:
    return Form.objects.with_current().order_by("-pk")


def _hits(form: Form) -> Iterator[DeskHit]:
    is_public = form.has_page and form.current_version_id is not None
    state = gettext("Open") if form.is_open else gettext("Closed")
    yield DeskHit(
        title=str(form),
        url=reverse("feedback:desk_form_versions", args=[form.slug]),
        state=state if is_public else pgettext("form", "Not public"),
        texts=translated(form.name),
    )


FORMS = DeskSource(
    name="forms",
    label=_("Forms"),
    may=lambda user: has_role(user, *access.MODERATE_ROLES),
    rows=_forms,
    columns=("name", "slug"),
    hits=_hits,
    more=lambda _words: reverse("feedback:desk_forms"),
    kind="forms",
)
