"""What the demo meetings talk about: (kind, minutes, English, Spanish, finding numbers)."""

MAY = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    (
        "information",
        25,
        "Legal agreements on sharing data: 15 outside parties and the Office",
        "Acuerdos legales para compartir datos: 15 entidades externas y la Oficina",
        [],
    ),
    (
        "action",
        30,
        "Appoint 32 people to the two new advisory boards",
        "Nombrar a 32 personas para las dos nuevas juntas asesoras",
        [],
    ),
    (
        "information",
        20,
        "Call for proposals for the technology platform, released May 10",
        "Convocatoria de propuestas para la plataforma tecnológica, publicada el 10 de mayo",
        [],
    ),
    (
        "information",
        20,
        "First product: a public dashboard on teacher training and jobs",
        "Primer producto: un tablero público sobre formación y empleo docente",
        [],
    ),
    (
        "comment",
        20,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
]

PROPOSALS = (
    "discussion",
    45,
    "All proposals of the year",
    "Todas las propuestas del año",
    [],
)
SEPTEMBER = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    (
        "information",
        20,
        "What people said in the first Community Conversations",
        "Lo que dijo la gente en las primeras Conversaciones Comunitarias",
        [],
    ),
    (
        "discussion",
        40,
        "Results by county or district in the teacher training dashboard",
        "Resultados por condado o distrito en el tablero de formación docente",
        ["place"],
    ),
    PROPOSALS,
    (
        "comment",
        15,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
]

NOVEMBER = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    ("action", 5, "Approve the minutes of May 11, 2022", "Aprobar el acta del 11 de mayo de 2022", []),
    (
        "information",
        30,
        "Director’s report on hiring and the technology vendor",
        "Informe de dirección sobre contrataciones y el proveedor de tecnología",
        [],
    ),
    (
        "action",
        30,
        "Explain terms in plain English and Spanish: adopt the first 64 entries",
        "Explicar los términos en inglés y español sencillos: adoptar las primeras 64 entradas",
        ["words"],
    ),
    (
        "action",
        30,
        "Rule for hiding small numbers in all public tables",
        "Regla para ocultar números pequeños en todas las tablas públicas",
        [],
    ),
    (
        "action",
        50,
        "Publish results by county in the first release of the teacher training dashboard",
        "Publicar resultados por condado en la primera versión del tablero de formación docente",
        ["place"],
    ),
    (
        "comment",
        15,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
    (
        "discussion",
        15,
        "Offer tools in Punjabi and Hmong: first discussion",
        "Ofrecer las herramientas en panyabí y hmong: primera discusión",
        ["languages"],
    ),
    (
        "action",
        15,
        "Put pre-K in the first dashboard",
        "Incluir preescolar en el primer tablero",
        ["prek"],
    ),
    (
        "discussion",
        10,
        "Show pay by district in the first dashboard",
        "Mostrar el salario por distrito en el primer tablero",
        ["pay"],
    ),
]

UPCOMING = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    ("action", 5, "Approve the minutes of the last meeting", "Aprobar el acta de la última reunión", []),
    (
        "information",
        30,
        "Report on promised steps: the county view in the dashboard",
        "Informe sobre los pasos prometidos: la vista por condado en el tablero",
        [],
    ),
    (
        "action",
        40,
        "Choose the languages of the next tools, with a cost estimate",
        "Elegir los idiomas de las próximas herramientas, con un cálculo de costo",
        [],
    ),
    (
        "comment",
        20,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
]

# More about an item, by its English title: who presents it, and its parts (minutes, English, Spanish).
MORE = {
    "Report on promised steps: the county view in the dashboard": {
        "presenter": "Data programs",
        "parts": [
            (15, "What the county view shows now", "Qué muestra ahora la vista por condado"),
            (15, "What the small-number rule hides in it", "Qué oculta en ella la regla de números pequeños"),
        ],
    },
    "Train counselors and families to use the tools": {
        "presenter": "Outreach",
        "parts": [
            (20, "Training for school counselors", "Capacitación para consejeros escolares"),
            (
                20,
                "Workshops for families, in Spanish and English",
                "Talleres para familias, en español e inglés",
            ),
        ],
    },
}

# Recurring items of every regular meeting: the usual template.
USUAL = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    ("action", 5, "Approve the minutes of the last meeting", "Aprobar el acta de la última reunión", []),
    (
        "comment",
        15,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
    ("adjourn", None, "Adjourn the meeting", "Cerrar la reunión", []),
]

ADVISORY = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    (
        "discussion",
        40,
        "Train counselors and families to use the tools",
        "Capacitar a consejeros y familias para usar las herramientas",
        [],
    ),
    (
        "action",
        30,
        "Advice to the Governing Board on the next conversations",
        "Recomendación a la Junta Directiva sobre las próximas conversaciones",
        [],
    ),
    (
        "comment",
        15,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
]

TEXTS = {
    "en": {
        "order_notice": "The board may act only on items marked Action. You may speak on every item before it is "
        "decided. Order and times can change, and the webcast can fail.",
        "how_to_attend": "No one has to sign in or give a name. Attend in person, watch online or call in. You may speak or "
        "write in any language.",
        "how_to_get_aid": "Spanish and ASL interpretation for the whole meeting. Ask the contact named here for another "
        "accommodation. Five working days’ notice helps us; late requests are still accepted.",
    },
    "es": {
        "order_notice": "La junta solo puede decidir los puntos marcados como Acción. Usted puede hablar sobre cada "
        "punto antes de que se decida. El orden y las horas pueden cambiar, y la transmisión puede fallar.",
        "how_to_attend": "Nadie tiene que registrarse ni dar su nombre. Venga en persona, mire en línea o llame. Puede "
        "hablar o escribir en cualquier idioma.",
        "how_to_get_aid": "Español y lengua de señas durante toda la reunión. Pida otra ayuda a la persona que se nombra "
        "aquí. Cinco días hábiles antes nos ayuda; también se aceptan solicitudes tardías.",
    },
}
