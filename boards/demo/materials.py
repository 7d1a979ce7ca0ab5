"""Invented materials of the demo meetings: texts in two languages, a table, a small PDF."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile

from boards.choices import PreparedBy
from boards.materials.distribution import give_material
from boards.materials.items import items_for_materials
from boards.materials.services import add_material
from boards.models import Appointment, Material, Meeting
from cms import clock
from cms.access import Role
from cms.data_files import data_beside
from cms.demo import DemoContext
from cms.users.models import User

_DATA = data_beside(__file__)
COUNTY: dict[str, str] = _DATA["county"]
COSTS: str = _DATA["costs"]
PROGRESS: str = _DATA["progress"]
TRAINING: str = _DATA["training"]


def add(ctx: DemoContext, meeting: Meeting) -> None:
    """Add materials to the items whose English titles start with these words. The caller sets the clock."""
    clerk = ctx.user(Role.CLERK)
    keys = {item["title"]["en"]: item["key"] for item in items_for_materials(meeting)}
    made = {}
    for start, facts in _wanted():
        for title, key in keys.items():
            if title.startswith(start):
                name, other = facts.pop("name"), facts.pop("alternative_of", None)
                made[name] = add_material(
                    actor=clerk, meeting=meeting, key=key, alternative_of=made.get(other), **facts
                )
    _give(clerk, made)


def _give(clerk: User, made: dict[str, Material]) -> None:
    """Give one material to a single member and one to all, which makes it a public record at once (BK-50)."""
    for name, most in (("progress", 1), ("costs", None)):
        if name in made:
            rows = Appointment.objects.as_of(clock.today()).filter(seat__body=made[name].meeting.body)
            rows = rows.select_related("seat").order_by("user_id" if most else "seat__position", "pk")
            chosen = [row for row in rows if row.user_id] if most else list(rows)
            if chosen:
                give_material(actor=clerk, material=made[name], appointments=chosen)


def _wanted() -> list[tuple[str, dict[str, Any]]]:
    county = {
        "en": "Results by county: report of staff",
        "es": "Resultados por condado: informe del personal",
    }
    body, other = PreparedBy.BODY, PreparedBy.OTHER
    rule = {"en": "Rule for small numbers, draft", "es": "Regla para números pequeños, borrador"}
    return [
        ("Publish results by county", _text("county", county, COUNTY["en"], "en")),
        (
            "Publish results by county",
            _text("condado", county, COUNTY["es"], "es") | {"alternative_of": "county"},
        ),
        (
            "Rule for hiding",
            {"name": "rule", "title": rule, "prepared_by": body, "file": _pdf("Rule for small numbers")},
        ),
        (
            "Report on promised",
            _text(
                "progress",
                {"en": "The county view: where it stands", "es": "La vista por condado: cómo va"},
                PROGRESS,
            ),
        ),
        (
            "Choose the languages",
            {
                "name": "costs",
                "title": {"en": "Cost of each language", "es": "Costo de cada idioma"},
                "prepared_by": body,
                "file": ContentFile(COSTS.encode(), "costs.csv"),
            },
        ),
        (
            "Train counselors",
            _text(
                "training", {"en": "Outline of a first course", "es": "Esquema de un primer curso"}, TRAINING
            ),
        ),
        (
            "Train counselors",
            {
                "name": "letter",
                "title": {"en": "Letter of a parents’ group", "es": "Carta de un grupo de padres"},
                "prepared_by": other,
                "file": _pdf("Letter of a parents' group"),
            },
        ),
    ]


def _text(name: str, title: dict[str, str], words: str, language: str = "en") -> dict[str, Any]:
    return {"name": name, "title": title, "prepared_by": PreparedBy.BODY, "body": words, "language": language}


def _pdf(title: str) -> ContentFile:
    """An untagged PDF of two pages, which triggers the accessibility warning."""
    import pikepdf

    made = pikepdf.new()
    for number in (1, 2):
        page = made.add_blank_page(page_size=(612, 792))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"BT /F1 20 Tf 72 700 Td ({title}) Tj /F1 12 Tf 0 -40 Td (Demo, page {number} of 2) Tj ET"
        page.obj.Contents = made.make_stream(words.encode("latin-1"))
    data = BytesIO()
    made.save(data, deterministic_id=True)
    return ContentFile(data.getvalue(), "demo.pdf")
