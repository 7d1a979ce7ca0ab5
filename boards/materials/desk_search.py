"""Materials for the search at the desk, without those of closed sessions: these are opened one by one (BK-34)."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import PreparedBy
from boards.models import Material, MaterialVersion, Meeting
from boards.staff_seats import sits_on
from cms.access import has_role
from cms.desk_search.patterns import condition
from cms.desk_search.registry import DeskHit, DeskSource, Texts, translated
from cms.search.queries import Query
from cms.users.models import User


def _materials(user: User) -> QuerySet[Material]:
    """Without the papers of members for whom staff who sit on the body read only what the public has (BK-41)."""
    rows = Material.objects.open().filter(removed_at=None)
    if own := sits_on(user):
        by_members = Q(prepared_by=PreparedBy.MEMBER) | Q(alternative_of__prepared_by=PreparedBy.MEMBER)
        theirs = rows.filter(by_members, public_record_at=None, meeting__in=Meeting.objects.of(*own))
        rows = rows.exclude(pk__in=theirs.values("pk"))
    versions = Prefetch("versions", MaterialVersion.objects.order_by("-number"))
    rows = rows.select_related("meeting__body", "meeting__joint_body").prefetch_related(versions)
    return rows.order_by("-meeting__starts_at", "order", "pk")


def _with_words(query: Query) -> Q:
    texts = MaterialVersion.objects.filter(condition(query, MaterialVersion, ("body", "name")))
    in_text = Q(Exists(texts.filter(material=OuterRef("pk"))))
    return in_text | condition(query, Material, ("title",))


def _hits(material: Material) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(material),
        url=reverse("boards:desk_material", args=[material.pk]),
        day=material.meeting.day,
        state=gettext("Public") if material.is_public else pgettext("material", "Not public"),
        about=material.meeting.body_names,
        texts=(*translated(material.title), *_texts(material)),
    )


def _texts(material: Material) -> Texts:
    """Of the newest version."""
    version = next(iter(material.versions.all()), None)
    parts = (version.body, version.name) if version else ()
    return tuple((version.language, words) for words in parts if words) if version else ()


MATERIALS = DeskSource(
    name="materials",
    label=_("Materials"),
    may=lambda user: has_role(user, *access.PLAN_ROLES),
    rows=_materials,
    where=_with_words,
    hits=_hits,
    kind="materials",
)
