"""The words of tools, form and privacy notice, in English and Spanish."""

TOOL_INDEX = {
    "en": {
        "title": "Tools",
        "summary": "What the Office builds with the linked data, and how far each tool is.",
    },
    "es": {
        "title": "Herramientas",
        "summary": "Lo que la Oficina construye con los datos enlazados, y en qué etapa está cada herramienta.",
    },
}
FORM_INDEX = {
    "en": {
        "title": "Give feedback",
        "summary": "Each form is about one tool. You get a code to see what became of it.",
    },
    "es": {
        "title": "Dé su opinión",
        "summary": "Cada formulario trata de una herramienta. Recibe un código para ver qué pasó con su opinión.",
    },
}
FORM = {
    "en": {
        "title": "Feedback on the teacher training dashboard",
        "summary": "Tell us whom it should help, and what is missing.",
        "intro": "The dashboard is a sketch. Look at it, then tell us what you need.",
    },
    "es": {
        "title": "Opinión sobre el tablero de formación docente",
        "summary": "Díganos a quién debe ayudar y qué le falta.",
        "intro": "El tablero es un boceto. Mírelo y díganos qué necesita.",
    },
}
NOTICE = {
    "en": {
        "agency": "Office of Cradle-to-Career Data, engagement team.",
        "official": "Director of engagement (demo), 1000 Demo Street, Sacramento, 916-555-0100.",
        "authority": "Education Code section 10860 and following.",
        "voluntary": "Only the question marked “Required” must be answered. Everything else is optional.",
        "consequences": "If you leave the required question blank, the form cannot be sent. There are no other consequences.",
        "purposes": "To design the tool, and to tell the boards what people need.",
        "disclosures": "Comments are public records. Contact details and answers about you are stored separately.",
        "access": "You may see what we hold about you. Use your receipt code, or write to the official above.",
    },
    "es": {
        "agency": "Oficina de Datos Cradle-to-Career, equipo de participación.",
        "official": "Dirección de participación (demo), 1000 Demo Street, Sacramento, 916-555-0100.",
        "authority": "Código de Educación, sección 10860 y siguientes.",
        "voluntary": "Solo la pregunta marcada “Obligatorio” debe contestarse. Todo lo demás es opcional.",
        "consequences": "Si deja vacía la pregunta obligatoria, el formulario no se puede enviar. No hay otras consecuencias.",
        "purposes": "Diseñar la herramienta y decirles a las juntas qué necesita la gente.",
        "disclosures": "Los comentarios son registros públicos. Los datos de contacto y las respuestas sobre usted se guardan aparte.",
        "access": "Puede ver lo que tenemos sobre usted. Use el código de su recibo o escriba a la persona responsable.",
    },
}
QUESTIONS = [
    ("help-most", "many_choices", {"required": True}),
    ("find", "one_choice", {}),
    ("missing", "long_text", {}),
    ("clear", "scale", {}),
    ("hard-word", "short_text", {}),
    ("county", "one_choice", {"about_you": True}),
    ("language", "language", {}),
    ("quote", "consent", {"purpose": "quote"}),
    ("publish", "consent", {"purpose": "publish"}),
]
COUNTIES = [
    "Alameda",
    "Alpine",
    "Amador",
    "Butte",
    "Calaveras",
    "Colusa",
    "Contra Costa",
    "Del Norte",
    "El Dorado",
    "Fresno",
    "Glenn",
    "Humboldt",
    "Imperial",
    "Inyo",
    "Kern",
    "Kings",
    "Lake",
    "Lassen",
    "Los Angeles",
    "Madera",
    "Marin",
    "Mariposa",
    "Mendocino",
    "Merced",
    "Modoc",
    "Mono",
    "Monterey",
    "Napa",
    "Nevada",
    "Orange",
    "Placer",
    "Plumas",
    "Riverside",
    "Sacramento",
    "San Benito",
    "San Bernardino",
    "San Diego",
    "San Francisco",
    "San Joaquin",
    "San Luis Obispo",
    "San Mateo",
    "Santa Barbara",
    "Santa Clara",
    "Santa Cruz",
    "Shasta",
    "Sierra",
    "Siskiyou",
    "Solano",
    "Sonoma",
    "Stanislaus",
    "Sutter",
    "Tehama",
    "Trinity",
    "Tulare",
    "Tuolumne",
    "Ventura",
    "Yolo",
    "Yuba",
]
_COUNTY_CHOICES = [(name, name) for name in COUNTIES]
QUESTION_WORDS = {
    "en": {
        "help-most": {
            "label": "Who should it help most?",
            "help": "Pick any.",
            "choices": [
                ("teach", "People who want to teach"),
                ("families", "Families"),
                ("staff", "School and district staff"),
                ("lawmakers", "Lawmakers"),
                ("researchers", "Researchers"),
            ],
        },
        "find": {
            "label": "Can you find what you need in this sketch?",
            "choices": [("yes", "Yes"), ("part", "In part"), ("no", "No"), ("unsure", "I cannot tell yet")],
        },
        "missing": {
            "label": "What is missing or unclear?",
            "help": "Write in any language. Your comment can become public. Leave out names, phone numbers and student "
            "details.",
        },
        "clear": {"label": "How easy is it to understand?", "low": "Hard", "high": "Easy"},
        "hard-word": {"label": "One word that needs explaining"},
        "county": {
            "label": "Your county",
            "help": "Stored separately from your comment.",
            "choices": _COUNTY_CHOICES,
        },
        "language": {"label": "In which language did you write?"},
        "quote": {
            "label": "May we quote your comment?",
            "yes": "Yes, without my name",
            "no": "No, only count them",
        },
        "publish": {
            "label": "May we show your comment on this site?",
            "yes": "Yes, without my name",
            "no": "No",
        },
    },
    "es": {
        "help-most": {
            "label": "¿A quién debe ayudar más?",
            "help": "Elija las que quiera.",
            "choices": [
                ("teach", "Personas que quieren enseñar"),
                ("families", "Familias"),
                ("staff", "Personal de escuelas y distritos"),
                ("lawmakers", "Legisladores"),
                ("researchers", "Investigadores"),
            ],
        },
        "find": {
            "label": "¿Encuentra lo que necesita en este boceto?",
            "choices": [("yes", "Sí"), ("part", "En parte"), ("no", "No"), ("unsure", "Todavía no sé")],
        },
        "missing": {
            "label": "¿Qué falta o qué no está claro?",
            "help": "Escriba en cualquier idioma. Su comentario puede hacerse público. No ponga nombres, teléfonos ni "
            "datos de estudiantes.",
        },
        "clear": {"label": "¿Qué tan fácil es de entender?", "low": "Difícil", "high": "Fácil"},
        "hard-word": {"label": "Una palabra que haga falta explicar"},
        "county": {
            "label": "Su condado",
            "help": "Se guarda aparte de su comentario.",
            "choices": _COUNTY_CHOICES,
        },
        "language": {"label": "¿En qué idioma escribió?"},
        "quote": {
            "label": "¿Podemos citar su comentario?",
            "yes": "Sí, sin mi nombre",
            "no": "No, solo cuéntenlas",
        },
        "publish": {
            "label": "¿Podemos mostrar su comentario en este sitio?",
            "yes": "Sí, sin mi nombre",
            "no": "No",
        },
    },
}
