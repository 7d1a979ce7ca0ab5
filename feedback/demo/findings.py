"""Two cuts and five findings of the demo, computed and published through the services."""

from datetime import UTC, datetime
from typing import Any

from cms import clock
from feedback import services
from feedback.demo.case import CASE
from feedback.models import Code, Codebook, Coding, Cut, Finding, Form, Tool

JUNE, JUNE_OUT = datetime(2022, 6, 21, 1, tzinfo=UTC), datetime(2022, 6, 21, 17, tzinfo=UTC)
FALL, FALL_OUT = datetime(2022, 8, 31, 7, tzinfo=UTC), datetime(2022, 9, 6, 17, tzinfo=UTC)
ASKED = {
    "en": "What is missing or unclear in the sketch?",
    "es": "¿Qué falta o qué no está claro en el boceto?",
}
LIMITS = {
    "en": "Open to anyone who came, so it does not speak for all Californians.",
    "es": "Abierto a quien quiso participar; no representa a toda California.",
}
FINDINGS = [
    (
        "words",
        "words",
        {"en": "Explain the words", "es": "Explicar las palabras"},
        {
            "en": "People stop at words such as P20W and credential. They want each one explained where it stands.",
            "es": "La gente se detiene en palabras como P20W y credencial. Quiere que cada una se explique donde aparece.",
        },
        {},
        {
            "en": "Explain each word in place, and keep one list of words.",
            "es": "Explicar cada palabra en su lugar y tener una lista de palabras.",
        },
    ),
    (
        "place",
        "place",
        {"en": "Show my county or district", "es": "Mostrar mi condado o distrito"},
        {
            "en": "People want to see the numbers of their own county or district, beside those of the state.",
            "es": "La gente quiere ver los números de su propio condado o distrito, junto a los del estado.",
        },
        {
            "en": "Some live in very small counties. They fear that a number there points at a person.",
            "es": "Algunas personas viven en condados muy pequeños. Temen que un número allí señale a una persona.",
        },
        {
            "en": "Show counties first. Hide small numbers, and say so.",
            "es": "Mostrar primero los condados. Ocultar los números pequeños y decirlo.",
        },
    ),
    (
        "pay",
        "pay",
        {"en": "Show pay by district", "es": "Mostrar el salario por distrito"},
        {
            "en": "People want pay beside the number of teachers who stay.",
            "es": "La gente quiere ver el salario junto al número de docentes que se quedan.",
        },
        {},
        {"en": "Pay data is not part of what the partners share.", "es": "Los salarios no son parte de lo que comparten los socios."},
    ),
    (
        "languages",
        "languages",
        {"en": "Speak Punjabi and Hmong", "es": "Hablar panyabí y hmong"},
        {
            "en": "Families ask for Punjabi and Hmong, in writing and as a recording.",
            "es": "Las familias piden panyabí y hmong, por escrito y en grabación.",
        },
        {},
        {"en": "Find out what a recording in each costs.", "es": "Averiguar cuánto cuesta una grabación en cada idioma."},
    ),
    (
        "prek",
        "prek",
        {"en": "Start with pre-K", "es": "Empezar con preescolar"},
        {
            "en": "Early educators are missing from the picture. People want it to begin with them.",
            "es": "Faltan las educadoras de la primera infancia. La gente quiere que el tablero empiece por ellas.",
        },
        {},
        {"en": "Plan it with the early education dashboard.", "es": "Planificarlo con el tablero de educación temprana."},
    ),
]  # fmt: skip
IN_FALL = {"languages", "prek"}


def build_findings(form: Form, tool: Tool, book: Codebook, analyst: Any) -> None:
    cuts = {False: _cut(form, JUNE, analyst, 1), True: _cut(form, FALL, analyst, 2)}
    for name, code, title, summary, minority, advice in FINDINGS:
        if Finding.objects.filter(number=CASE[name]).exists():
            continue
        finding = Finding(
            number=CASE[name],
            title=title,
            summary=summary,
            question_asked=ASKED,
            limits=LIMITS,
            minority_view=minority,
            recommendation=advice,
            cut=cuts[name in IN_FALL],
            code=Code.objects.get(codebook=book, key=code),
            tool=tool,
            is_demo=True,
        )
        with clock.at(FALL_OUT if name in IN_FALL else JUNE_OUT):
            services.save_finding(actor=analyst, finding=finding)
            services.set_quotes(actor=analyst, finding=finding, codings=_quotes(finding))
            services.publish_finding(actor=analyst, finding=finding)


def _cut(form: Form, until: datetime, analyst: Any, number: int) -> Cut:
    found = Cut.objects.filter(number=number).first()
    if found:
        return found
    with clock.at(until):
        return services.make_cut(actor=analyst, form=form, until=until, is_demo=True)


def _quotes(finding: Finding) -> list[Coding]:
    """One or two that agree, the case's own comment first, and one that disagrees if there is one."""
    codings = Coding.objects.filter(code=finding.code).select_related("text__submission").order_by("pk")
    found = [each for each in codings if each.text.submission.may_be_quoted]
    found.sort(key=lambda each: each.text.submission.key != CASE["receipt_key"])
    agree = [each for each in found if each.stance == "for"][:2]
    return agree + [each for each in found if each.stance == "against"][:1]
