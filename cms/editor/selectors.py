"""What an editor has to do in Wagtail. Each question takes the same number of queries however many rows there are."""

from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from wagtail.models import Page, PageQuerySet, ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry

from cms.approvals.rules import KINDS
from cms.extension_points import provided
from cms.models import SiteImage
from cms.users.models import User

MOST = 8
READ = 50  # of these, pages that are closed to the person are left out
INTERNAL = ("alias_of", "draft_alias_of", "locale", "owner")  # references that are no links


@dataclass(frozen=True)
class Listed[T]:
    """The first rows, and how many there are."""

    rows: list[T] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def own_drafts(user: User) -> Listed[Page]:
    """Pages whose newest version is this person's, and is not public; the newest first."""
    found = _editable(user).filter(has_unpublished_changes=True, latest_revision__user=user)
    return _listed(user, found.order_by("-latest_revision_created_at", "-pk"))


def translations_due(user: User, language: str) -> Listed[Page]:
    """Public pages without a translation, or changed since it was written: ``translation`` is its key, if there is one.

    Agendas are written at the desk in all languages at once.
    """
    others = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, alias_of=None
    )
    found = _editable(user).live().filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    found = found.exclude(content_type__in=_types_of_the_desk()).annotate(
        translation=Subquery(others.values("pk")[:1]),
        written=Subquery(others.values("latest_revision_created_at")[:1]),
    )
    return _listed(
        user, found.filter(Q(translation=None) | Q(written__lt=F("last_published_at"))).order_by("path")
    )


def dead_links(user: User) -> Listed[Page]:
    """Public pages with a link to a page that is not public."""
    hidden = Page.objects.not_live().annotate(key=Cast("pk", CharField()))
    page_type = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.objects.filter(
        base_content_type=page_type, to_content_type=page_type, to_object_id__in=hidden.values("key")
    ).exclude(model_path__in=INTERNAL)
    found = _editable(user).live().annotate(key=Cast("pk", CharField()))
    return _listed(user, found.filter(key__in=links.values("object_id")).order_by("title", "pk"))


def images_without_description(user: User) -> Listed[SiteImage]:
    policy: CollectionOwnershipPermissionPolicy = policy_registry.get_by_type(SiteImage)
    found = policy.instances_user_has_permission_for(user, "change").filter(description="").order_by("-pk")
    return Listed(list(found[:MOST]), found.count())


def _editable(user: User) -> PageQuerySet:
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def _types_of_the_desk() -> list[ContentType]:
    """Of pages that become public another way than by publishing them."""
    labels = [kind.label for kind in provided(KINDS) if not kind.publishes]
    return [ContentType.objects.get_for_model(apps.get_model(label)) for label in labels]


def _listed(user: User, pages: QuerySet[Page]) -> Listed[Page]:
    """Without pages that are closed to the person (BK-41)."""
    read = list(pages[:READ])
    found = read
    for kind in provided(KINDS):
        type_id = ContentType.objects.get_for_model(apps.get_model(kind.label)).pk
        keys = [page.pk for page in found if page.content_type_id == type_id]
        opened = kind.open_pages(user, keys) if keys else {}
        found = [page for page in found if page.content_type_id != type_id or page.pk in opened]
    is_cut = len(read) == READ == len(found)
    return Listed(found[:MOST], pages.count() if is_cut else len(found))
