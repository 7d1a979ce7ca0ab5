"""Where one follows a public record, and the calendars and feeds of conversations."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.extension_points import provide
from cms.models import PublishedRecord
from cms.templatetags.sharing import FOLLOW_ADDRESS
from engagement.record_updates.extension_points import OtherWay, gives_other_ways


def follow_address(kind: str, key: str) -> str:
    return reverse("engagement:follow", args=[kind, key])


provide(FOLLOW_ADDRESS, follow_address)


@gives_other_ways
def ways_of(copy: PublishedRecord) -> Iterator[OtherWay]:
    if copy.kind == "conversations":
        yield OtherWay(_("This conversation"), reverse("engagement:event", args=[copy.key]), is_calendar=True)
        yield OtherWay(_("Updates on all conversations"), reverse("engagement:feed"))
