"""Two cuts and six findings of the demo, computed and published through the services."""

from datetime import UTC, datetime
from typing import Any

from cms import clock
from feedback.cuts.services import make_cut
from feedback.demo.references import CASE
from feedback.exports.services import make_file, new_export
from feedback.findings.services import publish_finding, review_finding, save_finding, set_quotes
from feedback.models import Code, Codebook, Coding, Cut, Export, Finding, Form, Tool
from feedback.releases.services import build_release

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
METHOD = {
    "en": "One person read and coded all [[all]] comments.",
    "es": "Una persona leyó y codificó los [[all]] comentarios.",
}
FINDINGS = [
    (
        "words",
        "words",
        {"en": "Explain the words", "es": "Explicar las palabras"},
        {
            "en": "People stop at words such as P20W and credential. They want each one explained where it appears.",
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
            "en": "[[comments]] comments ask for the numbers of one’s own county or district, next to those of the "
"state. [[against]] of them disagree.",
            "es": "[[comments]] comentarios piden los números del propio condado o distrito, junto a los del estado. [[against]] de ellos están en contra.",
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
            "en": "[[comments]] comments want pay next to the number of teachers who stay.",
            "es": "[[comments]] comentarios quieren ver el salario junto al número de docentes que se quedan.",
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
    (
        "safety",
        "safety",
        {"en": "Say who sees a child’s data", "es": "Decir quién ve los datos de los hijos"},
        {
            "en": "Parents ask who can see their child’s data, for how long, and why.",
            "es": "Madres y padres preguntan quién puede ver los datos de sus hijos, cuánto tiempo y por qué.",
        },
        {},
        {"en": "Say it on one page, in plain words.", "es": "Decirlo en una página, con palabras sencillas."},
    ),
]  # fmt: skip
IN_FALL = {"languages", "prek", "safety"}


def build_findings(form: Form, tool: Tool, book: Codebook, analyst: Any, publisher: Any) -> None:
    """Cut by cut, as time went: what the first told is known when the second is worked out (PRV-12)."""
    _from_cut(form, tool, book, (analyst, publisher), 1, JUNE, JUNE_OUT)
    _from_cut(form, tool, book, (analyst, publisher), 2, FALL, FALL_OUT)


def _from_cut(
    form: Form,
    tool: Tool,
    book: Codebook,
    people: tuple[Any, Any],
    number: int,
    until: datetime,
    out: datetime,
) -> None:
    cut = Cut.objects.filter(number=number).first()
    if cut is not None:
        return
    analyst, publisher = people
    with clock.at(until):
        cut = make_cut(actor=analyst, form=form, until=until, is_demo=True)
        build_release(cut=cut, actor=analyst)
    with clock.at(out):
        _open_data(cut, publisher)
        for name, code, *texts in FINDINGS:
            if (name in IN_FALL) == (number == 2):
                made = _finding(name, Code.objects.get(codebook=book, key=code), texts)
                made.cut, made.tool = cut, tool
                save_finding(actor=analyst, finding=made)
                set_quotes(actor=analyst, finding=made, codings=_quotes(made))
                review_finding(actor=publisher, finding=made)
                publish_finding(actor=publisher, finding=made)


def _finding(name: str, code: Code, texts: list[dict[str, str]]) -> Finding:
    title, summary, minority, advice = texts
    return Finding(
        number=CASE[name],
        title=title,
        summary=summary,
        question_asked=ASKED,
        limits=LIMITS,
        method=METHOD,
        minority_view=minority,
        recommendation=advice,
        code=code,
        is_demo=True,
    )


def _open_data(cut: Cut, publisher: Any) -> None:
    export = new_export(
        actor=publisher,
        cut=cut,
        format=Export.Format.XLSX,
        audience=Export.Audience.PUBLIC,
        reason="Open data release (demo)",
    )
    make_file(export=export)


def _quotes(finding: Finding) -> list[Coding]:
    """One or two that agree, the case's own comment first, and one that disagrees if there is one."""
    codings = Coding.objects.filter(code=finding.code).select_related("text__submission").order_by("pk")
    found = [each for each in codings if each.text.submission.may_be_quoted]
    found.sort(key=lambda each: each.text.submission.key != CASE["receipt_key"])
    agree = [each for each in found if each.stance == "for"][:2]
    return agree + [each for each in found if each.stance == "against"][:1]
