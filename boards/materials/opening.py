"""What opening a closed material makes public, and where: shown to the second person before the button (BK-34)."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from boards.document_labels import about_file
from boards.materials.distribution import is_with_a_majority
from boards.materials.items import item_for_material
from boards.models import Material, MaterialVersion
from boards.plain_text import as_html


@dataclass(frozen=True)
class OpeningView:
    version: MaterialVersion | None
    places: list[str]

    @property
    def html(self) -> SafeString | str:
        return as_html(self.version.body, heading=4) if self.version and self.version.body else ""

    @property
    def about(self) -> str:
        shown = self.version
        return about_file(shown.name, shown.pages, shown.size, shown.language) if shown else ""


def opening_view(material: Material) -> OpeningView:
    return OpeningView(material.versions.order_by("-number").first(), places_of(material))


def places_of(material: Material) -> list[str]:
    """Where the public will find it, and from when."""
    meeting = material.meeting
    item = item_for_material(meeting, material.key)
    label = item.get("label", "") if item else ""
    on_page = _("On the meeting page, under item %(label)s, with its title.") % {"label": label}
    packet = _("In the agenda packet, as a page and as a PDF.")
    address = _("At its own address: %(url)s") % {"url": material.get_absolute_url()}
    if meeting.is_public:
        later = _("In the packet for the next version of the agenda.")
        return [_("At once, because the agenda is posted."), on_page, address, later]
    if is_with_a_majority(material, meeting) and material.distributions.exists():
        record = _(
            "At once, as a public record, because a majority of the members has it (Gov. Code § 11125.1(a))."
        )
        return [record, address, on_page, packet]
    return [_("When the agenda is posted, not before."), on_page, address, packet]
