"""Pages that are not public, or whose changes are not, for those who may edit them in Wagtail."""

import json
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Field, Q, QuerySet, TextField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.access import is_staff_member
from cms.desk_search.registry import DeskHit, DeskSource, Texts, register, written
from cms.extension_points import provided
from cms.open_data.pages import stream_words
from cms.users.models import User

OWN_SOURCE = "desk search: page types with a source of their own"
policy = PagePermissionPolicy()


def page_texts(page: Page, *names: str) -> Texts:
    """The text of the newest version of a page that was loaded with it: of these columns, or of all that hold text."""
    content = page.latest_revision.content if page.latest_revision else {}
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    fields = (
        [field for field in model._meta.local_fields if field.name in names or not names] if model else []
    )
    parts = [str(content.get("summary", "")), *(_words(field, content.get(field.name)) for field in fields)]
    return written(*parts, language=page.locale.language_code)


def page_title(page: Page) -> str:
    return page.latest_revision.content.get("title", "") if page.latest_revision else page.title


def _words(field: Field, value: object) -> str:
    if isinstance(field, StreamField):
        blocks = json.loads(value) if isinstance(value, str) and value else value
        return "\n".join(part for part in stream_words(field.to_python(blocks or [])) if part)
    is_text = isinstance(field, TextField | CharField) and field.editable and not field.choices
    return str(value or "") if is_text else ""


def _may_edit(user: User) -> bool:
    return is_staff_member(user) and policy.user_has_any_permission(user, ["add", "change", "publish"])


def _drafts(user: User) -> QuerySet[Page]:
    rows = policy.instances_user_has_any_permission_for(user, ["change", "publish"])
    rows = rows.filter(Q(live=False) | Q(has_unpublished_changes=True), depth__gt=1)
    rows = rows.not_type(*provided(OWN_SOURCE)) if provided(OWN_SOURCE) else rows
    return rows.select_related("latest_revision", "locale").order_by("-latest_revision_created_at", "-pk")


def _hits(page: Page) -> Iterator[DeskHit]:
    yield DeskHit(
        title=page_title(page),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        state=_("Public, with unpublished changes") if page.live else _("Draft"),
        about=str(page.locale),
        texts=page_texts(page),
    )


register(
    DeskSource(
        name="pages",
        label=gettext_lazy("Pages in draft"),
        may=_may_edit,
        rows=_drafts,
        hits=_hits,
    )
)
