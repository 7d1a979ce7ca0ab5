"""Contents of a packet: the posted agenda, with the materials of the meeting and each item in the posted version."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from boards.agendas.presenters import AgendaView, ItemView, MaterialView, agenda_view
from boards.choices import PreparedBy
from boards.models import Material, MaterialVersion, Meeting, PostedAgenda
from boards.plain_text import as_html
from cms.i18n.passages import as_in
from feedback.findings.presenters import FindingView, finding_views
from feedback.models import Finding
from feedback.reference_data.languages import language_name

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


def lang_of(code: str) -> str:
    """Value of the lang attribute; "other" becomes "und" (undetermined)."""
    return "und" if code == "other" else code


def direction_of(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@dataclass
class PacketMaterial:
    shown: MaterialView
    version: MaterialVersion
    url: str
    file_url: str
    place: int = 0

    @property
    def title(self) -> str:
        return self.shown.title

    @property
    def withdrawn_at(self) -> datetime | None:
        return self.version.material.withdrawn_at

    @property
    def anchor(self) -> str:
        return f"material-{self.shown.id}"

    @property
    def is_text(self) -> bool:
        return bool(self.version.body)

    @property
    def is_pdf(self) -> bool:
        return self.version.content_type == "application/pdf"

    @property
    def html(self) -> SafeString:
        return as_html(self.version.body, heading=4)

    @property
    def language(self) -> str:
        return language_name(self.version.language)

    @property
    def lang(self) -> str:
        return lang_of(self.version.language)

    @property
    def direction(self) -> str:
        return direction_of(self.version.language)

    @property
    def prepared_by(self) -> str:
        return str(PreparedBy(self.shown.prepared_by).label)

    @property
    def warning(self) -> str:
        """Warning for an untagged PDF, with the advice to ask for another format."""
        if self.is_pdf and not self.version.is_tagged:
            return _("This PDF is not tagged. A screen reader may not read it well; ask for another format.")
        return ""


@dataclass
class PacketItem:
    shown: ItemView
    materials: list[PacketMaterial] = field(default_factory=list)
    findings: list[FindingView] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"item-{self.shown.number}"

    @property
    def heading(self) -> str:
        return as_in(self.shown.title, f"{self.shown.label}. {self.shown.title}".removeprefix(". "))

    @property
    def running(self) -> str:
        """Running header of this item's pages."""
        return _("Item %(number)s") % {"number": self.shown.label}


@dataclass
class PacketContents:
    meeting: Meeting
    posting: PostedAgenda
    agenda: AgendaView
    items: list[PacketItem]
    materials: list[PacketMaterial] = field(default_factory=list)

    @property
    def all_materials(self) -> list[PacketMaterial]:
        return [*self.materials, *(each for item in self.items for each in item.materials)]

    @property
    def attached(self) -> list[PacketMaterial]:
        """Uploaded PDFs, in order of insertion."""
        return [each for each in self.all_materials if each.is_pdf]

    @property
    def warnings(self) -> list[dict]:
        return [
            {"material": each.shown.id, "title": each.title, "what": "not_tagged"}
            for each in self.attached
            if each.warning
        ]


def packet_contents(posting: PostedAgenda) -> PacketContents:
    """Build the contents in the active language. The number of queries is fixed."""
    meeting = posting.meeting
    agenda = agenda_view(posting.snapshot)
    versions, findings = _versions(agenda), _findings(agenda)
    items = [
        PacketItem(item, _materials(item.materials, versions, meeting), _found(item, findings))
        for item in agenda.items
    ]
    contents = PacketContents(
        meeting, posting, agenda, items, _materials(agenda.materials, versions, meeting)
    )
    for place, each in enumerate(contents.attached, start=1):
        each.place = place
    return contents


def _versions(agenda: AgendaView) -> dict[tuple[int, int], MaterialVersion]:
    ids = [shown.id for shown in agenda.all_materials]
    rows = MaterialVersion.objects.filter(material__in=Material.objects.public().filter(pk__in=ids))
    return {(row.material_id, row.number): row for row in rows.select_related("material")}


def _findings(agenda: AgendaView) -> dict[int, FindingView]:
    """One-page summary of each finding of an item (PAR-07)."""
    numbers = {number for item in agenda.items for number in item.findings}
    if not numbers:
        return {}
    found = Finding.objects.published().filter(number__in=numbers)
    return finding_views(found.select_related("cut__form", "code__codebook"))


def _found(item: ItemView, findings: dict[int, FindingView]) -> list[FindingView]:
    return [findings[number] for number in item.findings if number in findings]


def _materials(rows: list[MaterialView], versions: dict, meeting: Meeting) -> list[PacketMaterial]:
    where = [meeting.body.slug, meeting.slug]
    return [
        PacketMaterial(
            shown,
            versions[shown.id, shown.version],
            url=reverse("boards:material", args=[*where, shown.id]),
            file_url=reverse("boards:material_version", args=[*where, shown.id, shown.version]),
        )
        for shown in rows
        if (shown.id, shown.version) in versions
    ]
