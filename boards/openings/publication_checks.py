"""What the gate of publication asks of a job opening."""

from django.db.models import Q
from django.utils.translation import gettext as _

from boards.exceptions import NoticeRefused
from boards.models import JobOpening
from cms import clock
from cms.i18n.fields import languages

TEXTS = ("title", "division", "text", "place", "how_to_apply")


def not_yet(opening: JobOpening) -> NoticeRefused | None:
    """A text that one of the site's languages lacks, or a last day that has passed."""
    for code, name in languages():
        if not all(getattr(opening, each).get(code, "").strip() for each in TEXTS):
            words = _("Write all texts in %(language)s too.")
            return NoticeRefused(words % {"language": name}, rule="ACC-05")
    if opening.closed_at:
        return NoticeRefused(_("This opening is closed."))
    if opening.closes_on < clock.today():
        return NoticeRefused(_("The last day to apply has passed. Choose a later one."), field="closes_on")
    return None


def on_record() -> Q:
    """What the public read is never deleted."""
    return Q(published_at__isnull=False)
