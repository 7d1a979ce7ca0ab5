"""The parties of May 2022: 15 outside parties and the Office itself (C2C-11, C2C-12); later agreements are invented.

Who was a party, and that agreements were announced, is public record; single days of signing are not, so those of the
first agreement stay empty and all others are marked as demo.
"""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile

from boards.agreements.services import (
    add_agreement_document,
    change_agreement_status,
    change_party_status,
    record_signature,
)
from boards.models import Agreement, Party, Seat
from cms import clock
from cms.records.history import record
from feedback.demo import CASE
from feedback.models import Tool

ANNOUNCED, JOINED = date(2022, 5, 11), date(2024, 5, 1)
FACT = "Public record"
# (address, place of its seat on the Governing Board if it has one, name, name in Spanish)
PARTIES = [
    ("aiccu", 5, "Association of Independent California Colleges and Universities", ""),
    ("bppe", 6, "Bureau for Private Postsecondary Education", "Oficina de Educación Postsecundaria Privada"),
    (
        "ccc",
        2,
        "California Community Colleges Chancellor’s Office, for the Board of Governors",
        "Rectoría de los Colegios Comunitarios de California, por su Junta de Gobernadores",
    ),
    ("cde", 1, "California Department of Education", "Departamento de Educación de California"),
    (
        "calhhs",
        9,
        "California Health and Human Services Agency",
        "Agencia de Salud y Servicios Humanos de California",
    ),
    (
        "csu",
        3,
        "California State University Board of Trustees",
        "Junta de Síndicos de la Universidad Estatal de California",
    ),
    ("csis", 11, "California School Information Services", "Servicios de Información Escolar de California"),
    ("csac", 7, "California Student Aid Commission", "Comisión de Ayuda Estudiantil de California"),
    (
        "lwda",
        10,
        "California Labor and Workforce Development Agency",
        "Agencia de Trabajo y Desarrollo Laboral de California",
    ),
    (
        "das",
        None,
        "Division of Apprenticeship Standards, Department of Industrial Relations",
        "División de Normas de Aprendizaje, Departamento de Relaciones Industriales",
    ),
    ("ctc", 8, "Commission on Teacher Credentialing", "Comisión de Acreditación de Docentes"),
    ("dhcs", None, "Department of Health Care Services", "Departamento de Servicios de Atención Médica"),
    ("dss", None, "Department of Social Services", "Departamento de Servicios Sociales"),
    ("edd", None, "Employment Development Department", "Departamento del Desarrollo del Empleo"),
    ("office", None, "Office of Cradle-to-Career Data", "Oficina de Datos Cradle-to-Career"),
    ("uc", 4, "University of California", "Universidad de California"),
]
LATER = ("dds", "Department of Developmental Services", "Departamento de Servicios del Desarrollo")
FIRST = {
    "title": {"en": "Agreements on sharing data", "es": "Acuerdos para compartir datos"},
    "summary": {
        "en": "The parties agree to link the data they already hold on education, employment, financial aid and "
        "social services, under strict security.",
        "es": "Las partes acuerdan vincular los datos que ya tienen sobre educación, trabajo, ayuda financiera y "
        "servicios sociales, con estricta seguridad.",
    },
}
NAMED = {"en": "Announced with the first milestones.", "es": "Se anunció con las primeras metas."}
ADDED = {"en": "Added as a partner.", "es": "Se sumó como socio."}
YEARLY = {
    "title": {"en": "Participation agreement, 2023", "es": "Acuerdo de participación, 2023"},
    "summary": {
        "en": "Demo: who sends which data each year, to which definitions, and who may look at the result first.",
        "es": "Demo: quién envía qué datos cada año, con qué definiciones, y quién puede ver primero el resultado.",
    },
}
REQUESTS = {
    "title": {
        "en": "Terms for requests of researchers",
        "es": "Condiciones para solicitudes de investigación",
    },
    "summary": {
        "en": "Demo: how a request is weighed, and what no answer may show.",
        "es": "Demo: cómo se evalúa una solicitud y qué no puede mostrar ninguna respuesta.",
    },
}
WORDS = {
    Agreement.Status.ANNOUNCED: {
        "en": "Demo: announced to the public.",
        "es": "Demo: se anunció al público.",
    },
    Agreement.Status.SIGNED: {"en": "Demo: the last party signed.", "es": "Demo: firmó la última parte."},
    Agreement.Status.IN_FORCE: {"en": "Demo: it holds from this day on.", "es": "Demo: rige desde este día."},
}
PLAIN = {"en": "What it says, in plain words", "es": "Lo que dice, en palabras sencillas"}
PLAIN_FILE = (
    "What this agreement says, in plain words\n\n- Each party keeps control of the data it sends.\n"
    "- Data are linked in one secure place, and only for the uses that the board allows.\n"
    "- A number that could point to a person is never shown.\n"
)


def build(actor) -> None:
    if Agreement.objects.exists():
        return
    with clock.at(_noon(ANNOUNCED)):
        parties = [_party(actor, order, facts) for order, facts in enumerate(PARTIES, start=1)]
        first = record(Agreement(**FIRST), actor=actor, reason=FACT)
        for party in parties:
            record_signature(actor=actor, agreement=first, party=party)
        change_agreement_status(
            actor=actor, agreement=first, status=Agreement.Status.ANNOUNCED, on=ANNOUNCED, note=NAMED
        )
    later = _later(actor)
    _yearly(actor, parties, later)
    _requests(actor, parties[:6])


def _party(actor, order: int, facts: tuple) -> Party:
    slug, place, english, spanish = facts
    seat = Seat.objects.filter(body__slug="governing-board", position=place).first() if place else None
    party = Party(
        slug=slug,
        name={"en": english, "es": spanish} if spanish else {"en": english},
        is_managing_entity=slug == "office",
        effective_on=ANNOUNCED,
        seat=seat,
        order=order,
    )
    record(party, actor=actor, reason=FACT)
    return _joined(actor, party, ANNOUNCED, NAMED)


def _joined(actor, party: Party, on: date, note: dict) -> Party:
    change_party_status(actor=actor, party=party, status=Party.Status.TAKES_PART, on=on, note=note)
    return party


def _later(actor) -> Party:
    slug, english, spanish = LATER
    party = Party(
        slug=slug,
        name={"en": english, "es": spanish},
        effective_on=JOINED,
        effective_words={"en": "May 2024", "es": "mayo de 2024"},
        order=len(PARTIES) + 1,
    )
    with clock.at(_noon(JOINED)):
        record(party, actor=actor, reason=FACT)
        return _joined(actor, party, JOINED, ADDED)


def _yearly(actor, parties: list[Party], later: Party) -> None:
    """Signed by all of the first parties in turn; one that joined later signed it later."""
    start = date(2023, 1, 18)
    with clock.at(_noon(start)):
        made = record(
            Agreement(**YEARLY, ends_on=date(2028, 6, 30), is_demo=True), actor=actor, reason="Demo content"
        )
        made.tools.set(Tool.objects.filter(slug=CASE["tool"]))
        _step(actor, made, Agreement.Status.ANNOUNCED, start)
        add_agreement_document(
            actor=actor,
            agreement=made,
            title=PLAIN,
            file=ContentFile(PLAIN_FILE.encode(), name="plain.txt"),
        )
    for place, party in enumerate(parties):
        _sign(actor, made, party, start + timedelta(days=9 + place * 9))
    for status, day in (
        (Agreement.Status.SIGNED, date(2023, 6, 15)),
        (Agreement.Status.IN_FORCE, date(2023, 7, 1)),
    ):
        with clock.at(_noon(day)):
            _step(actor, made, status, day)
    _sign(actor, made, later, date(2024, 5, 20))


def _requests(actor, parties: list[Party]) -> None:
    start = date(2025, 2, 5)
    with clock.at(_noon(start)):
        made = record(
            Agreement(**REQUESTS, kind=Agreement.Kind.REQUESTS, is_demo=True),
            actor=actor,
            reason="Demo content",
        )
        _step(actor, made, Agreement.Status.ANNOUNCED, start)
    for place, party in enumerate(parties):
        if place % 2:
            record_signature(actor=actor, agreement=made, party=party)
        else:
            _sign(actor, made, party, start + timedelta(days=30 + place * 21))


def _step(actor, agreement: Agreement, status: str, on: date) -> None:
    change_agreement_status(actor=actor, agreement=agreement, status=status, on=on, note=WORDS[status])


def _sign(actor, agreement: Agreement, party: Party, day: date) -> None:
    with clock.at(_noon(day)):
        record_signature(actor=actor, agreement=agreement, party=party, signed_on=day)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)
