"""Public records as followers read them: each as it is now, or not at all."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from cms.models import PublishedRecord
from cms.open_data.changes import Subject
from cms.open_data.registry import kind_named
from cms.open_data.selectors import current
from engagement.models import FollowedRecord, Subscriber
from engagement.record_updates.presenters import FollowedView, kind_label


def get_public_record(kind: str, key: str) -> PublishedRecord:
    """Raises 404 for one that is not public, or has no page."""
    found = current_of([(kind, key)]).get((kind, key))
    if found is None:
        raise Http404
    return found


def current_of(subjects: Iterable[Subject]) -> dict[Subject, PublishedRecord]:
    """Those of these records that are public and have a page, as they are now. Two queries, however many."""
    wanted = named(subjects)
    rows = PublishedRecord.objects.present().filter(wanted).defer("texts") if wanted else []
    return {
        (copy.kind, copy.key): copy
        for copy in current(rows)
        if copy.paths and kind_named(copy.kind) is not None
    }


def named(subjects: Iterable[Subject]) -> Q:
    """Rows with the kind and key of one of these records; false if there are none."""
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in subjects:
        keys[kind].append(key)
    wanted = Q()
    for kind, of_kind in keys.items():
        wanted |= Q(kind=kind, key__in=of_kind)
    return wanted


def followed_by(subscriber: Subscriber) -> list[FollowedView]:
    """For their owner alone, in the order in which they began."""
    rows = list(subscriber.followed.order_by("pk"))
    copies = current_of((row.kind, row.key) for row in rows)
    return [_view(row, copies.get((row.kind, row.key))) for row in rows]


def _view(row: FollowedRecord, copy: PublishedRecord | None) -> FollowedView:
    kind = kind_label(row.kind)
    if copy is None:
        return FollowedView(row.pk, kind, row.since, title=_("No longer public"))
    return FollowedView.of(row.pk, row.since, copy)
