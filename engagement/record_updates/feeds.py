"""An Atom feed of the changes of one public record."""

from django.utils.translation import gettext as _

from cms.feeds import MOST_ENTRIES, Feed
from cms.models import PublishedRecord, RecordChange
from engagement.record_updates.presenters import name_of, url_of

Act = RecordChange.Act


def feed_of(copy: PublishedRecord, own_path: str) -> Feed:
    """What changed, newest first; what it said before is not kept. Followers also hear of records that refer to it."""
    feed = Feed(_("Changes: %(record)s") % {"record": name_of(copy)}, path=url_of(copy), own_path=own_path)
    rows = RecordChange.objects.filter(record__kind=copy.kind, record__row=copy.row)
    for change in rows.order_by("-pk")[:MOST_ENTRIES]:
        feed.add(f"record-change/{change.pk}", title=what(change), path=url_of(copy), at=change.at)
    return feed


def what(change: RecordChange) -> str:
    """What kind of change it was. The record may have changed again since, so no value is given."""
    if change.act == Act.ADDED:
        return _("Became public")
    if change.act == Act.REMOVED:
        return _("No longer public")
    if "standing" in change.fields:
        return _("Status changed")
    return _("Date changed") if "day" in change.fields else _("Text or details changed")
