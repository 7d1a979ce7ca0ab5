"""The parties of the legal agreements of May 2022: 15 outside parties and the Office itself (C2C-11, C2C-12)."""

from datetime import date

from boards.models import Agreement, AgreementParty
from cms.history import record

OFFICE = "Office of Cradle-to-Career Data"
TITLE = {"en": "Agreements on sharing data", "es": "Acuerdos para compartir datos"}
SUMMARY = {
    "en": "The parties agree to link the data they already hold on education, work, financial aid and social services, "
    "under strict security.",
    "es": "Las partes acuerdan vincular los datos que ya tienen sobre educación, trabajo, ayuda financiera y servicios "
    "sociales, con estricta seguridad.",
}
PARTIES = [
    ("Association of Independent California Colleges and Universities", ""),
    ("Bureau for Private Postsecondary Education", "Oficina de Educación Postsecundaria Privada"),
    (
        "California Community Colleges Chancellor’s Office, for the Board of Governors",
        "Rectoría de los Colegios Comunitarios de California, por su Junta de Gobernadores",
    ),
    ("California Department of Education", "Departamento de Educación de California"),
    ("California Health and Human Services Agency", "Agencia de Salud y Servicios Humanos de California"),
    (
        "California State University Board of Trustees",
        "Junta de Síndicos de la Universidad Estatal de California",
    ),
    ("California School Information Services", "Servicios de Información Escolar de California"),
    ("California Student Aid Commission", "Comisión de Ayuda Estudiantil de California"),
    (
        "California Labor and Workforce Development Agency",
        "Agencia de Trabajo y Desarrollo Laboral de California",
    ),
    (
        "Division of Apprenticeship Standards, Department of Industrial Relations",
        "División de Normas de Aprendizaje, Departamento de Relaciones Industriales",
    ),
    ("Commission on Teacher Credentialing", "Comisión de Acreditación de Docentes"),
    ("Department of Health Care Services", "Departamento de Servicios de Atención Médica"),
    ("Department of Social Services", "Departamento de Servicios Sociales"),
    ("Employment Development Department", "Departamento del Desarrollo del Empleo"),
    (OFFICE, "Oficina de Datos Cradle-to-Career"),
    ("University of California", "Universidad de California"),
]


def build(actor) -> None:
    """Facts of the public record: not marked as demo."""
    if Agreement.objects.exists():
        return
    agreement = Agreement(title=TITLE, summary=SUMMARY, signed_on=date(2022, 5, 11))
    record(agreement, actor=actor, reason="Announced May 11, 2022")
    for order, (english, spanish) in enumerate(PARTIES, start=1):
        AgreementParty.objects.create(
            agreement=agreement,
            name={"en": english, "es": spanish} if spanish else {"en": english},
            is_managing_entity=english == OFFICE,
            order=order,
        )
