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
TOOLS = {
    "teacher-training-dashboard": {
        "family": "analytical",
        "state": "in_design",
        "name": {"en": "Teacher training dashboard", "es": "Tablero de formación docente"},
        "steps": [
            ("planned", "2022-05-11", {"en": "May 2022", "es": "mayo de 2022"}),
            ("in_design", "2022-08-15", {"en": "since Aug 2022", "es": "desde agosto de 2022"}),
            ("in_review", "2023-04-01", {"en": "spring 2023", "es": "primavera de 2023"}),
        ],
        "versions": [
            (
                "0.1",
                "2022-06-01",
                {
                    "en": "First sketch: one number for the whole state.",
                    "es": "Primer boceto: un número para todo el estado.",
                },
            ),
            (
                "0.2",
                "2022-08-15",
                {
                    "en": "Each word is explained where it stands. A place for county numbers is drawn.",
                    "es": "Cada palabra se explica donde aparece. Hay un lugar para los números por condado.",
                },
            ),
        ],
        "page": {
            "en": {
                "title": "Teacher training dashboard",
                "summary": "Shows how people train to teach, and where those who earn a credential find work.",
                "body": [
                    "It was announced in May 2022 as a public dashboard, so that the state’s $2.9 billion for preparing, training and keeping educators can be spent with open eyes.",
                    "What you see now is a sketch. Your comments decide what it shows next.",
                ],
            },
            "es": {
                "title": "Tablero de formación docente",
                "summary": "Muestra cómo se forman los docentes y dónde encuentran trabajo quienes obtienen una credencial.",
                "body": [
                    "Se anunció en mayo de 2022 como tablero público, para que los $2.9 mil millones del estado para preparar, formar y retener docentes se usen con los ojos abiertos.",
                    "Lo que ve ahora es un boceto. Sus comentarios deciden qué mostrará después.",
                ],
            },
        },
    },
    "californiacolleges": {
        "family": "operational",
        "state": "launched",
        "name": {"en": "CaliforniaColleges.edu", "es": "CaliforniaColleges.edu"},
        "steps": [
            ("planned", "2022-05-11", {"en": "May 2022", "es": "mayo de 2022"}),
            ("launched", "2022-09-01", {"en": "fall 2022", "es": "otoño de 2022"}),
        ],
        "page": {
            "en": {
                "title": "CaliforniaColleges.edu",
                "summary": "College, career and financial aid planning, free to students of all K-12 districts.",
                "body": ["From fall 2022 it is set to reach 200,000 more students."],
            },
            "es": {
                "title": "CaliforniaColleges.edu",
                "summary": "Planificación de universidad, trabajo y ayuda económica, gratis para estudiantes de todos los distritos K-12.",
                "body": ["Desde el otoño de 2022 llegará a 200,000 estudiantes más."],
            },
        },
    },
    "early-education-dashboard": {
        "family": "analytical",
        "state": "planned",
        "name": {"en": "Early education dashboard", "es": "Tablero de educación temprana"},
        "steps": [("planned", "2022-05-11", {"en": "May 2022", "es": "mayo de 2022"})],
        "page": {
            "en": {
                "title": "Early education dashboard",
                "summary": "From pre-kindergarten on: who takes part, and what follows.",
                "body": ["Planned. The first questions will be asked here."],
            },
            "es": {
                "title": "Tablero de educación temprana",
                "summary": "Desde antes del kínder: quién participa y qué pasa después.",
                "body": ["Planificado. Aquí se harán las primeras preguntas."],
            },
        },
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
        "voluntary": "Only the question marked “Needed” must be answered. All else is voluntary.",
        "consequences": "If you leave the needed question empty, the form cannot be sent. Nothing else follows.",
        "purposes": "To design the tool, and to tell the boards what people need.",
        "disclosures": "Comments are public records. Contact details and answers about you are kept apart.",
        "access": "You may see what we hold about you. Use your receipt code, or write to the official above.",
    },
    "es": {
        "agency": "Oficina de Datos Cradle-to-Career, equipo de participación.",
        "official": "Dirección de participación (demo), 1000 Demo Street, Sacramento, 916-555-0100.",
        "authority": "Código de Educación, sección 10860 y siguientes.",
        "voluntary": "Solo la pregunta marcada “Necesario” debe contestarse. Todo lo demás es voluntario.",
        "consequences": "Si deja vacía la pregunta necesaria, el formulario no se puede enviar. Nada más ocurre.",
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
            "help": "Write in any language. Your words can become public. Leave out names, phone numbers and student details.",
        },
        "clear": {"label": "How easy is it to understand?", "low": "Hard", "high": "Easy"},
        "hard-word": {"label": "One word that needs explaining"},
        "county": {"label": "Your county", "help": "Kept apart from your words.", "choices": _COUNTY_CHOICES},
        "language": {"label": "In which language did you write?"},
        "quote": {
            "label": "May we quote your words?",
            "yes": "Yes, without my name",
            "no": "No, only count them",
        },
        "publish": {
            "label": "May we show your words on this site?",
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
            "help": "Escriba en cualquier idioma. Sus palabras pueden hacerse públicas. No ponga nombres, teléfonos ni datos de estudiantes.",
        },
        "clear": {"label": "¿Qué tan fácil es de entender?", "low": "Difícil", "high": "Fácil"},
        "hard-word": {"label": "Una palabra que haga falta explicar"},
        "county": {
            "label": "Su condado",
            "help": "Se guarda aparte de sus palabras.",
            "choices": _COUNTY_CHOICES,
        },
        "language": {"label": "¿En qué idioma escribió?"},
        "quote": {
            "label": "¿Podemos citar sus palabras?",
            "yes": "Sí, sin mi nombre",
            "no": "No, solo cuéntenlas",
        },
        "publish": {
            "label": "¿Podemos mostrar sus palabras en este sitio?",
            "yes": "Sí, sin mi nombre",
            "no": "No",
        },
    },
}
