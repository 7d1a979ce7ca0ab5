"""The demo's codebook: nine codes, each with inclusion and exclusion criteria (PAR-03)."""

from cms.records.history import record
from feedback.models import Code, Codebook

ACTOR = "system:demo"
CODES = [
    (
        "place",
        {"en": "Place: county, district", "es": "Lugar: condado, distrito"},
        {
            "en": "Asks for numbers of a county, district or school, or against them.",
            "es": "Pide números de un condado, distrito o escuela, o se opone a ellos.",
        },
        "County, district, map, “where I live”",
        "Languages spoken in a place: that is code 5",
        "Show my county, not only the state.",
    ),
    (
        "words",
        {"en": "Words: plain language", "es": "Palabras: lenguaje sencillo"},
        {"en": "A word or sentence is not understood.", "es": "No se entiende una palabra o frase."},
        "Jargon, abbreviations, length",
        "Other languages: that is code 5",
        "What does P20W mean?",
    ),
    (
        "safety",
        {"en": "Safety: child’s data", "es": "Seguridad: datos de los hijos"},
        {"en": "Who sees the data, how long, and why.", "es": "Quién ve los datos, cuánto tiempo y por qué."},
        "Privacy, consent, breaches",
        "Small numbers in a place: that is code 1",
        "Who can see my child’s data?",
    ),
    (
        "skills",
        {"en": "Skills: training for people", "es": "Habilidades: capacitación"},
        {
            "en": "Asks that someone learns, or is taught, to use a tool.",
            "es": "Pide que alguien aprenda, o enseñe, a usar una herramienta.",
        },
        "Workshops, guides, help lines",
        "Wording of the page: that is code 2",
        "Train our counselors first.",
    ),
    (
        "languages",
        {"en": "Languages", "es": "Idiomas"},
        {"en": "Asks for a language.", "es": "Pide un idioma."},
        "Translation, interpreters, recordings",
        "",
        "The tool should speak Hmong.",
    ),
    (
        "prek",
        {"en": "Early years: pre-K", "es": "Primeros años: preescolar"},
        {"en": "Asks for the years before kindergarten.", "es": "Pide los años antes del kínder."},
        "Preschool, early educators",
        "",
        "Begin with pre-K.",
    ),
    (
        "access",
        {"en": "Access: phones, disability", "es": "Acceso: teléfonos, discapacidad"},
        {"en": "Something does not work for someone.", "es": "Algo no le funciona a alguien."},
        "Speed, phones, screen readers",
        "",
        "The page took a long time on my phone.",
    ),
    (
        "process",
        {"en": "Process: how we are heard", "es": "Proceso: cómo nos escuchan"},
        {"en": "About taking part itself.", "es": "Sobre la participación misma."},
        "Meetings, answers, who decides",
        "",
        "Tell us what you did with what we said.",
    ),
    (
        "pay",
        {"en": "Pay", "es": "Salarios"},
        {"en": "Asks for pay of teachers.", "es": "Pide los salarios de docentes."},
        "Pay, benefits, cost of living",
        "",
        "Show what teachers are paid.",
    ),
]


def build_codebook() -> Codebook:
    book = Codebook.objects.filter(slug="teacher-dashboard").first()
    if book is None:
        book = Codebook(
            slug="teacher-dashboard",
            name={"en": "Teacher dashboard", "es": "Tablero docente"},
            version=3,
            is_demo=True,
        )
        record(book, actor=ACTOR, reason="Demo content")
    known = set(book.codes.values_list("key", flat=True))
    for order, (key, name, definition, include, exclude, example) in enumerate(CODES, 1):
        if key not in known:
            code = Code(codebook=book, key=key, order=order, name=name, definition=definition, is_demo=True)
            code.include, code.exclude, code.example = include, exclude, example
            record(code, actor=ACTOR, reason="Demo content")
    return book
