"""The invented proposals, studies and reports of the demo's cycles."""

from datetime import date

PUBLIC = {"en": "The public", "es": "El público"}
# In the order in which they came in; their place is their number. ``to``: the board a form was sent to by mistake.
PROPOSALS = [
    {
        "on": date(2022, 3, 21),
        "body": "data-and-tools",
        "language": "en",
        "title": {
            "en": "Let students see their own transcript in one place",
            "es": "Que cada estudiante vea su expediente en un solo lugar",
        },
        "summary": {
            "en": "One page for a student’s own courses and credits, from school to college.",
            "es": "Una página con los cursos y créditos propios, de la escuela a la universidad.",
        },
        "name": "A counselor",
    },
    {
        "on": date(2022, 4, 4),
        "body": "data-and-tools",
        "language": "es",
        "title": {
            "en": "Say in each table when the data was last updated",
            "es": "Decir en cada tabla cuándo se actualizaron los datos",
        },
        "summary": {
            "en": "A date next to each number, so that no one plans with old data.",
            "es": "Una fecha junto a cada número, para no planear con datos viejos.",
        },
        "name": "",
    },
    {
        "on": date(2022, 4, 18),
        "body": "community-engagement",
        "language": "en",
        "title": {"en": "Put pre-K in the first dashboard", "es": "Incluir preescolar en el primer tablero"},
        "summary": {
            "en": "Start where children start: show early learning next to teacher training.",
            "es": "Empezar donde empiezan los niños: mostrar el aprendizaje temprano junto a la formación docente.",
        },
        "name": "Preschool teachers",
        "sponsors": [11],
        "findings": ["prek"],
    },
    {
        "on": date(2022, 5, 3),
        "body": "community-engagement",
        "language": "en",
        "title": {
            "en": "Offer every tool in Punjabi and Hmong",
            "es": "Ofrecer cada herramienta en panyabí y hmong",
        },
        "summary": {
            "en": "Families who speak Punjabi or Hmong should read the tools without help.",
            "es": "Las familias que hablan panyabí o hmong deben poder leer las herramientas sin ayuda.",
        },
        "name": "Valley parents",
        "findings": ["languages"],
    },
    {
        "on": date(2022, 5, 23),
        "body": "community-engagement",
        "language": "en",
        "title": {
            "en": "Train counselors to use the tools",
            "es": "Capacitar a consejeros para usar las herramientas",
        },
        "summary": {
            "en": "Four sessions in two regions, in English and Spanish, then a report.",
            "es": "Cuatro sesiones en dos regiones, en inglés y español, y después un informe.",
        },
        "name": "",
        "sponsors": [3, 7],
    },
    {
        "on": date(2022, 6, 2),
        "body": "data-and-tools",
        "scope": "engagement",
        "language": "vi",
        "title": {
            "en": "A monthly phone line for questions",
            "es": "Una línea telefónica mensual para preguntas",
            "vi": "Đường dây điện thoại hằng tháng để hỏi",
        },
        "summary": {
            "en": "Once a month, someone answers questions about the tools by phone, in five languages.",
            "es": "Una vez al mes, alguien responde por teléfono preguntas sobre las herramientas, en cinco idiomas.",
            "vi": "Mỗi tháng một lần, có người trả lời câu hỏi về các công cụ qua điện thoại, bằng năm thứ tiếng.",
        },
        "name": "Lan",
    },
    {
        "on": date(2022, 6, 13),
        "body": "data-and-tools",
        "language": "en",
        "title": {
            "en": "Show apprenticeships next to college",
            "es": "Mostrar los aprendizajes junto a la universidad",
        },
        "summary": {
            "en": "A young person who learns a trade should count as a path, not as a gap.",
            "es": "Quien aprende un oficio debe contar como un camino, no como un vacío.",
        },
        "name": "Trades teacher",
        "sponsors": [14],
    },
]
JOINT = {
    "body": "community-engagement",
    "title": {"en": "Show results by county first", "es": "Mostrar primero los resultados por condado"},
    "summary": {
        "en": "Let people find their own county before any state total, with small numbers hidden.",
        "es": "Que cada persona encuentre su condado antes que el total estatal, con los números pequeños ocultos.",
    },
    "why": {
        "en": "People in the first conversations looked for their own place before anything else.",
        "es": "En las primeras conversaciones la gente buscó primero su propio lugar.",
    },
    "seats": [4, 12, 16],
    "findings": ["place"],
}
SENT_ON = {
    "en": "It is about how people hear about the tools, and that is what this board works on.",
    "es": "Trata de cómo se informa a la gente sobre las herramientas, y en eso trabaja esta junta.",
}
SAID = {
    "en": "Members asked for a short study of what it would take.",
    "es": "La junta pidió un estudio breve de lo que haría falta.",
}
# Number → what became of it at the Governing Board in November 2022 (item, outcome, reason, until).
EARLY = {
    8: {
        "item": 6,
        "outcome": "adopted",
        "reason": {
            "en": "people look for the place where they live before anything else",
            "es": "la gente busca primero el lugar donde vive",
        },
    },
    3: {"item": 9, "outcome": "declined"},
    4: {"item": 8, "outcome": "deferred", "until": date(2023, 5, 1)},
}
OFFICE = {"en": "Office of Cradle-to-Career Data", "es": "Oficina de Datos de la Cuna a la Carrera"}
STUDIES = {
    1: {
        "effort": "large",
        "summary": {
            "en": "It can be done, but not before the linked data is in use.",
            "es": "Es posible, pero no antes de que los datos enlazados estén en uso.",
        },
        "data": {
            "en": "Course records of schools and colleges.",
            "es": "Registros de cursos de escuelas y universidades.",
        },
        "law": {
            "en": "A student must prove who they are; counsel has to look at consent.",
            "es": "Cada estudiante debe probar quién es; la asesoría legal debe revisar el consentimiento.",
        },
        "cost": {
            "en": "More than one year of two people’s work.",
            "es": "Más de un año de trabajo de dos personas.",
        },
    },
    2: {
        "effort": "small",
        "summary": {"en": "The dates are there already.", "es": "Las fechas ya existen."},
        "data": {"en": "None that is new.", "es": "Ninguno nuevo."},
        "law": {"en": "There is no objection to it.", "es": "Nada lo impide."},
        "cost": {"en": "Two weeks of one person’s work.", "es": "Dos semanas de trabajo de una persona."},
    },
    5: {
        "effort": "medium",
        "summary": {
            "en": "Two sessions can be held with the staff we have; four need one more person.",
            "es": "Con el personal actual caben dos sesiones; cuatro requieren una persona más.",
        },
        "data": {"en": "None.", "es": "Ninguno."},
        "law": {
            "en": "Rooms must be accessible and sessions interpreted.",
            "es": "Salas accesibles e interpretación.",
        },
        "cost": {"en": "Travel and rooms for four days.", "es": "Viajes y salas para cuatro días."},
    },
    6: {
        "effort": "medium",
        "summary": {
            "en": "A phone line in five languages needs interpreters who are not hired yet.",
            "es": "Una línea en cinco idiomas necesita intérpretes que aún no hay.",
        },
        "data": {"en": "None.", "es": "Ninguno."},
        "law": {"en": "Calls are not recorded.", "es": "Las llamadas no se graban."},
        "cost": {"en": "Interpreters for twelve afternoons.", "es": "Intérpretes para doce tardes."},
    },
    7: {
        "effort": "large",
        "summary": {
            "en": "The data comes later, from another provider.",
            "es": "Los datos llegan después, de otra fuente.",
        },
        "data": {"en": "Apprenticeship records.", "es": "Registros de aprendizajes."},
        "law": {"en": "An agreement with one more provider.", "es": "Un acuerdo con una fuente más."},
        "cost": {"en": "Three months of one person’s work.", "es": "Tres meses de trabajo de una persona."},
    },
}
REPORTS = {
    "community-engagement": {
        "members": [3, 12],
        "numbers": [5, 6],
        "text": {
            "en": "Two proposals go up. The board heard strong support for training counselors (P-2022-05), and asks to "
            "begin with two sessions. It sees the need behind the phone line (P-2022-06), and no staff for it yet.",
            "es": "Dos propuestas siguen adelante. La junta oyó mucho apoyo para capacitar a consejeros (P-2022-05) y pide "
            "empezar con dos sesiones. Ve la necesidad detrás de la línea telefónica (P-2022-06), pero aún no hay personal.",
        },
    },
    "data-and-tools": {
        "members": [2, 10],
        "numbers": [1, 2, 7],
        "text": {
            "en": "Three proposals go up. The date next to each number (P-2022-02) can be done right away. The other "
            "two wait for data that is not here yet.",
            "es": "Tres propuestas siguen adelante. La fecha junto a cada número (P-2022-02) se puede hacer enseguida. Las "
            "otras dos esperan datos que aún no llegan.",
        },
    },
}
LIAISON = 18  # seat of the Governing Board
ANSWERS = {
    1: (
        "deferred",
        {"en": "the linked data is not in use yet", "es": "los datos enlazados aún no están en uso"},
        date(2024, 5, 1),
    ),
    2: (
        "adopted",
        {"en": "it costs little and helps everyone who plans", "es": "cuesta poco y ayuda a quien planea"},
        None,
    ),
    5: (
        "adapted",
        {
            "en": "two sessions can be held with the staff we have",
            "es": "con el personal actual caben dos sesiones",
        },
        None,
    ),
    6: (
        "declined",
        {"en": "there are no interpreters for it this year", "es": "este año no hay intérpretes para ello"},
        None,
    ),
    7: (
        "deferred",
        {"en": "the data arrives with a later agreement", "es": "los datos llegan con un acuerdo posterior"},
        date(2024, 5, 1),
    ),
}
DECISIONS = {
    2: {
        "title": {
            "en": "Each table says when its data was last updated",
            "es": "Cada tabla dice cuándo se actualizaron sus datos",
        },
        "summary": {
            "en": "A date appears next to each number from the next release on.",
            "es": "Desde la próxima versión hay una fecha junto a cada número.",
        },
    },
    5: {
        "title": {"en": "Two sessions train counselors", "es": "Dos sesiones capacitan a consejeros"},
        "summary": {
            "en": "Two of the four proposed sessions are held, one in each region, in English and Spanish.",
            "es": "Se hacen dos de las cuatro sesiones propuestas, una en cada región, en inglés y español.",
        },
    },
}
MOTIONS = {
    2: {
        "text": {
            "en": "That each table say when its data was last updated.",
            "es": "Que cada tabla diga cuándo se actualizaron sus datos.",
        },
        "no": set(),
        "abstain": set(),
    },
    5: {
        "text": {
            "en": "That two sessions for counselors be held, in English and Spanish.",
            "es": "Que se hagan dos sesiones para consejeros, en inglés y español.",
        },
        "no": {8},
        "abstain": set(),
    },
}
CALL = ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", [])
ELSE = (
    "comment",
    15,
    "Comment on matters not on the agenda",
    "Comentarios sobre temas fuera del orden del día",
    [],
)
FALL = [
    CALL,
    ("discussion", 60, "All proposals of the year", "Todas las propuestas del año", []),
    ELSE,
]
REVIEW = [
    CALL,
    ("discussion", 40, "Report on the proposals of the year", "Informe sobre las propuestas del año", []),
    ELSE,
]
CONSIDER = [
    CALL,
    (
        "discussion",
        20,
        "Reports of the advisory boards on the proposals of the year",
        "Informes de las juntas asesoras sobre las propuestas del año",
        [],
    ),
    *(
        ("action" if number in MOTIONS else "discussion", 15, facts["title"]["en"], facts["title"]["es"], [])
        for number, facts in enumerate(PROPOSALS, 1)
        if number in ANSWERS
    ),
    ELSE,
]
TODAY = [
    {
        "body": "community-engagement",
        "language": "zh-hant",
        "title": {
            "en": "Explain the tools in short videos",
            "es": "Explicar las herramientas en videos cortos",
            "zh-hant": "用短片說明這些工具",
        },
        "summary": {
            "en": "Two minutes each, in every language that families here speak.",
            "es": "Dos minutos cada uno, en cada idioma que hablan las familias.",
            "zh-hant": "每段兩分鐘，用這裡的家庭所說的每一種語言。",
        },
        "name": "",
        "days": 30,
        "public": True,
    },
    {
        "body": "data-and-tools",
        "language": "en",
        "title": {"en": "Let people compare three counties", "es": "Permitir comparar tres condados"},
        "summary": {
            "en": "Side by side, with the same years and the same groups.",
            "es": "Lado a lado, con los mismos años y los mismos grupos.",
        },
        "name": "Data person",
        "days": 12,
        "public": True,
    },
    {
        "body": "community-engagement",
        "language": "en",
        "title": {"en": "Hold a conversation in each county", "es": "Una conversación en cada condado"},
        "summary": {
            "en": "Once in two years, with the local library.",
            "es": "Una vez cada dos años, con la biblioteca local.",
        },
        "name": "",
        "days": 2,
        "public": False,
    },
]
