"""The data of this app in the index of open data."""

from django.utils.translation import gettext_lazy as _

from cms.models import PublishedRecord
from cms.open_data.sources import register
from engagement.models import Conversation


def newest_conversation() -> list[str] | None:
    found = Conversation.objects.public().order_by("-pk").first()
    return [found.slug] if found else None


def newest_record() -> list[str] | None:
    """Of any kind: the one that changed last."""
    copy = PublishedRecord.objects.present().exclude(paths={}).order_by("-modified_at", "-pk").first()
    return [copy.kind, copy.key] if copy else None


register("engagement:feed", _("Conversation updates, to follow in a feed reader."))
register("engagement:calendar", _("All conversations, for a calendar."))
register("engagement:event", _("One conversation, for a calendar."), example=newest_conversation)
register(
    "engagement:follow_feed",
    _("Changes to one public record of any kind: what kind of change, and when."),
    example=newest_record,
)
