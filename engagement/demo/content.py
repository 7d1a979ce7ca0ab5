"""The words of the demo conversations, in English and Spanish. What is not on the public record is invented."""

INDEX = {
    "en": {
        "title": "Community Conversations",
        "summary": "Hear what is new, and say what the data system must answer. Each conversation has one page: first "
        "the invitation, then what was said and what happened.",
    },
    "es": {
        "title": "Conversaciones Comunitarias",
        "summary": "Conozca las novedades y diga qué debe responder el sistema de datos. Cada conversación tiene una página: "
        "primero la invitación; después, lo que se dijo y qué pasó con ello.",
    },
}

FIRST: dict = {
    "name": {"en": "First Community Conversation", "es": "Primera Conversación Comunitaria"},
    "feeds": {
        "en": "Governing Board, November 9, 2022: what the first dashboard shows",
        "es": "Junta Directiva, 9 de noviembre de 2022: qué muestra el primer tablero",
    },
    "en": {
        "title": "First Community Conversation",
        "summary": "Hear what is new in the Cradle-to-Career data system. Tell us what the first tools must answer, and for whom.",
        "hosts": "the executive director and the engagement team",
        "access_information": "By phone: 916-555-0142, no code required. Captions run in English and Spanish.",
        "accommodation_contact": "access@demo.example",
        "recap_summary": "86 people took part online. Nine groups spoke in three languages. Their 127 comments are counted "
        "here, and every theme below shows its status.",
        "agenda": [
            (
                20,
                "Welcome and what is new",
                "Legal agreements, the call for vendors, two new advisory boards",
            ),
            (15, "Live poll", "Which question should the first dashboard answer?"),
            (
                40,
                "Small groups",
                "About eight people and a note-taker. Notes become comments you can follow.",
            ),
            (15, "What happens next", "Which board takes it up, and when"),
        ],
        "recap": "<p>The Office reported what had been signed and who had been appointed in May: agreements with 15 "
        "partners, and 32 advisors. Then nine small groups talked about the first dashboard, on how teachers "
        "are trained and where they work.</p>",
    },
    "es": {
        "title": "Primera Conversación Comunitaria",
        "summary": "Conozca las novedades del sistema de datos «de la Cuna a la Carrera». Díganos qué deben responder las primeras "
        "herramientas, y para quién.",
        "hosts": "la dirección ejecutiva y el equipo de participación",
        "access_information": "Por teléfono: 916-555-0142, sin código. Hay subtítulos en inglés y en español.",
        "accommodation_contact": "access@demo.example",
        "recap_summary": "86 personas participaron en línea. Nueve grupos hablaron en tres idiomas. Aquí se cuentan sus 127 "
        "comentarios, y cada tema muestra en qué punto está.",
        "agenda": [
            (
                20,
                "Bienvenida y novedades",
                "Acuerdos legales, la búsqueda de proveedor, dos nuevas juntas asesoras",
            ),
            (15, "Encuesta en vivo", "¿Qué pregunta debe responder el primer tablero?"),
            (
                40,
                "Grupos pequeños",
                "Unas ocho personas y alguien que toma notas. Las notas pasan a ser comentarios que usted puede seguir.",
            ),
            (15, "Qué sigue", "Qué junta lo trata, y cuándo"),
        ],
        "recap": "<p>La Oficina contó lo que se firmó y se nombró en mayo: acuerdos con 15 socios y 32 asesores. Después, nueve grupos "
        "pequeños hablaron del primer tablero, sobre cómo se forman los docentes y dónde trabajan.</p>",
    },
}

QUOTES = {
    "en": [
        {
            "text": "Quiero ver los números de mi condado, no solo los del estado.",
            "language": "es",
            "translation": "I want to see the numbers for my county, not only the state.",
            "method": "Translated by a person, June 2022",
            "source": "A parent, quoted with permission.",
            "stance": "for",
            "may_quote": True,
        },
        {
            "text": "In a county with one high school, everyone will know who the numbers are about.",
            "language": "en",
            "translation": "",
            "method": "",
            "source": "A teacher, quoted with permission.",
            "stance": "against",
            "may_quote": True,
        },
    ],
    "es": [
        {
            "text": "Quiero ver los números de mi condado, no solo los del estado.",
            "language": "es",
            "translation": "",
            "method": "",
            "source": "Una madre o un padre, con su permiso.",
            "stance": "for",
            "may_quote": True,
        },
        {
            "text": "In a county with one high school, everyone will know who the numbers are about.",
            "language": "en",
            "translation": "En un condado con una sola escuela secundaria, todos sabrán de quién son los números.",
            "method": "Traducción de una persona, junio de 2022",
            "source": "Una o un docente, con su permiso.",
            "stance": "against",
            "may_quote": True,
        },
    ],
}

# title, comments, of these against, families (n = 38), school staff (n = 41), the finding by its name in the demo of feedback
FIRST_THEMES = [
    ({"en": "Show my county or district", "es": "Mostrar mi condado o distrito"}, 48, 5, 19, 15, "place"),
    ({"en": "Explain the words", "es": "Explicar las palabras"}, 39, 0, 16, 12, "words"),
    ({"en": "Keep my child’s data safe", "es": "Proteger los datos de mi hija o hijo"}, 31, 0, 17, 8, None),
    ({"en": "Train counselors and families", "es": "Capacitar a consejeros y familias"}, 27, 0, 9, 14, None),
    ({"en": "More languages", "es": "Más idiomas"}, 19, 0, 12, 2, "languages"),
    ({"en": "Put pre-K in first", "es": "Empezar por el preescolar"}, 14, 0, 3, 5, "prek"),
    ({"en": "Child care during events", "es": "Cuidado de niños durante los eventos"}, 4, 0, 3, 1, None),
    ({"en": "Against collecting data at all", "es": "En contra de reunir datos"}, 0, 0, 0, 0, None),
]

FIRST_GROUPS = [
    ({"en": "Families", "es": "Familias"}, 38),
    ({"en": "School staff", "es": "Personal escolar"}, 41),
]

FIRST_LANGUAGES = [
    ({"en": "English", "es": "Inglés"}, 97),
    ({"en": "Spanish", "es": "Español"}, 19),
    ({"en": "Chinese", "es": "Chino"}, 6),
    ({"en": "Vietnamese", "es": "Vietnamita"}, 5),
    ({"en": "Tagalog", "es": "Tagalo"}, 0),
]

FIRST_POLL = {
    "question": {"en": "which question first?", "es": "¿qué pregunta primero?"},
    "n_present": 86,
    "n_answered": 71,
    "options": [
        ({"en": "Where do new teachers come from?", "es": "¿De dónde vienen los nuevos docentes?"}, 29),
        ({"en": "Do they stay?", "es": "¿Se quedan?"}, 24),
        ({"en": "Which subjects lack teachers?", "es": "¿En qué materias faltan docentes?"}, 18),
        ({"en": "None of these", "es": "Ninguna de estas"}, 0),
    ],
}

THIRD = {
    "name": {"en": "Third Community Conversation", "es": "Tercera Conversación Comunitaria"},
    "feeds": {
        "en": "Governing Board, November 9, 2022: help with the first tools",
        "es": "Junta Directiva, 9 de noviembre de 2022: ayuda con las primeras herramientas",
    },
    "en": {
        "title": "Third Community Conversation",
        "summary": "Meet the team, see the first sketches, and say what help people need to use them.",
        "recap_summary": "Just over 50 people took part online: research scientists, policy associates, early-care educators and others.",
        "agenda": [(25, "Meet the team", ""), (20, "Live poll", ""), (45, "Small groups", "")],
        "recap": "<p>People met the new staff, tried first sketches and answered a poll. We describe who came by the role they gave "
        "themselves; we asked for nothing else.</p>",
    },
    "es": {
        "title": "Tercera Conversación Comunitaria",
        "summary": "Conozca al equipo, vea los primeros bocetos y diga qué ayuda hace falta para usarlos.",
        "recap_summary": "Poco más de 50 personas participaron en línea: científicas y científicos, personal de políticas públicas, "
        "educadoras y educadores de primera infancia y otras personas.",
        "agenda": [(25, "Conozca al equipo", ""), (20, "Encuesta en vivo", ""), (45, "Grupos pequeños", "")],
        "recap": "<p>Las personas conocieron al nuevo personal, probaron los primeros bocetos y contestaron una encuesta. Describimos a "
        "quienes vinieron por el papel que dijeron tener; no preguntamos nada más.</p>",
    },
}

THIRD_POLL = {
    "question": {"en": "what would help you most?", "es": "¿qué le ayudaría más?"},
    "n_present": 52,
    "n_answered": 44,
    "options": [
        ({"en": "A short film", "es": "Un video corto"}, 18),
        ({"en": "A person to call", "es": "Una persona a quien llamar"}, 14),
        ({"en": "A class", "es": "Un curso"}, 12),
    ],
}

UPCOMING = {
    "name": {"en": "Fourth Community Conversation", "es": "Cuarta Conversación Comunitaria"},
    "feeds": {
        "en": "Governing Board, its next regular meeting",
        "es": "Junta Directiva, en su próxima reunión ordinaria",
    },
    "en": {
        "title": "Fourth Community Conversation",
        "summary": "Hear what is new and tell the Office what the first tools must answer. Online and in Sacramento, with Spanish and "
        "sign language.",
        "hosts": "the engagement team",
        "access_information": "By phone: 916-555-0142, no code required.\n\nThe room is on the ground floor. The entrance on the "
        "left has no steps.",
        "accommodation_contact": "access@demo.example",
        "agenda": [
            (15, "Welcome and what is new", "What the boards decided on what you said"),
            (15, "Live poll", "Which school years should the dashboard show first?"),
            (45, "Small groups", "About eight people and a note-taker, in English or Spanish"),
            (15, "What happens next", "Which board takes it up, and when"),
        ],
    },
    "es": {
        "title": "Cuarta Conversación Comunitaria",
        "summary": "Conozca las novedades y dígale a la Oficina qué deben responder las primeras herramientas. En línea y en Sacramento, "
        "con español y lengua de señas.",
        "hosts": "el equipo de participación",
        "access_information": "Por teléfono: 916-555-0142, sin código.\n\nLa sala está en la planta baja. La entrada de la izquierda no "
        "tiene escalones.",
        "accommodation_contact": "access@demo.example",
        "agenda": [
            (15, "Bienvenida y novedades", "Qué decidieron las juntas sobre lo que usted dijo"),
            (15, "Encuesta en vivo", "¿Qué años escolares debe mostrar primero el tablero?"),
            (45, "Grupos pequeños", "Unas ocho personas y alguien que toma notas, en inglés o en español"),
            (15, "Qué sigue", "Qué junta lo trata, y cuándo"),
        ],
    },
}

WORKSHOP = {
    "name": {"en": "Workshop: words that people understand", "es": "Taller: palabras que se entienden"},
    "feeds": {
        "en": "Community Engagement Advisory Board, its next meeting",
        "es": "Junta Asesora de Participación Comunitaria, en su próxima reunión",
    },
    "en": {
        "title": "Workshop: words that people understand",
        "summary": "Ten people and a pencil: help us explain 20 words of the data system so that everyone gets them.",
        "accommodation_contact": "access@demo.example",
        "access_information": "The library has a ramp at the main door and a quiet room.",
        "agenda": [
            (10, "Welcome", ""),
            (70, "Twenty words", "In pairs, in the language you like"),
            (10, "What happens next", ""),
        ],
    },
    "es": {
        "title": "Taller: palabras que se entienden",
        "summary": "Diez personas y un lápiz: ayúdenos a explicar 20 palabras del sistema de datos para que todo el mundo las entienda.",
        "accommodation_contact": "access@demo.example",
        "access_information": "La biblioteca tiene una rampa en la puerta principal y una sala tranquila.",
        "agenda": [
            (10, "Bienvenida", ""),
            (70, "Veinte palabras", "En parejas, en el idioma que prefiera"),
            (10, "Qué sigue", ""),
        ],
    },
}

# name, language, what they need
PEOPLE = [
    ("Rosalba", "es", "Spanish interpreter in the small group"),
    ("J. Okafor", "en", ""),
    ("", "", ""),
    ("Minh", "vi", ""),
    ("A parent from Tulare", "en", ""),
    ("Dee", "ase", "ASL interpreter, seat in front"),
    ("", "es", ""),
    ("K. Whitfield", "en", "Large print"),
    ("Lupe y Tomás", "es", ""),
    ("", "en", ""),
    ("Early-care educator", "en", ""),
    ("S. Marquardt", "en", ""),
    ("Nana", "tl", "A chair with arms"),
]
