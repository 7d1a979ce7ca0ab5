"""The words of the demo's tools. What was announced is told as it stood in 2022; no order of delivery is asserted."""

ANNOUNCED = {
    "en": "Announced with the first milestones of the data system.",
    "es": "Se anunció con las primeras metas del sistema de datos.",
}
MAY = {"en": "May 2022", "es": "mayo de 2022"}
PLAN = {
    "en": "Demo: an invented plan. Work starts when enough people have said what they need.",
    "es": "Demo: un plan inventado. El trabajo empieza cuando suficientes personas digan qué necesitan.",
}
TOOLS = {
    "teacher-training-dashboard": {
        "family": "analytical",
        "name": {"en": "Teacher training dashboard", "es": "Tablero de formación docente"},
        "audiences": {
            "policy": {
                "en": "See where more teachers are needed, and which training leads to work.",
                "es": "Ver dónde hacen falta docentes y qué formación lleva a un empleo.",
            },
            "educators": {
                "en": "See what became of those who trained in their program.",
                "es": "Ver qué pasó con quienes se formaron en su programa.",
            },
            "families": {
                "en": "See how people in their county become teachers.",
                "es": "Ver cómo la gente de su condado llega a ser docente.",
            },
        },
        "steps": [
            ("planned", "2022-05-11", MAY, ANNOUNCED),
            (
                "in_design",
                "2022-08-15",
                {"en": "since Aug 2022", "es": "desde agosto de 2022"},
                {
                    "en": "Demo: enough comments had come in to draw a second sketch.",
                    "es": "Demo: ya había suficientes comentarios para un segundo boceto.",
                },
            ),
        ],
        "plans": [
            (
                "in_review",
                "2022-08-15",
                "2023-04-01",
                {"en": "spring 2023", "es": "primavera de 2023"},
                {"en": "Demo: the first plan.", "es": "Demo: el primer plan."},
            ),
            (
                "in_review",
                "2022-11-14",
                150,
                {},
                {
                    "en": "Demo: the day moved, so that results by county can come first.",
                    "es": "Demo: la fecha cambió para que los resultados por condado vayan primero.",
                },
            ),
        ],
        "versions": [
            (
                "0.1",
                "2022-05-12",
                {
                    "en": "First sketch: one number for the whole state.",
                    "es": "Primer boceto: un número para todo el estado.",
                },
            ),
            (
                "0.2",
                "2022-08-15",
                {
                    "en": "Each word is explained where it appears. The design has a place for county numbers.",
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
        "name": {"en": "CaliforniaColleges.edu", "es": "CaliforniaColleges.edu"},
        "audiences": {
            "families": {
                "en": "Plan for college, work and financial aid in one place, free of charge.",
                "es": "Planear la universidad, el trabajo y la ayuda económica en un solo lugar, gratis.",
            },
            "educators": {
                "en": "Help students plan, and see who needs help.",
                "es": "Ayudar a los estudiantes a planear y ver quién necesita ayuda.",
            },
        },
        "steps": [
            ("planned", "2022-05-11", MAY, ANNOUNCED),
            (
                "launched",
                "2022-09-01",
                {"en": "fall 2022", "es": "otoño de 2022"},
                {
                    "en": "Opened to students of all K-12 districts.",
                    "es": "Se abrió a estudiantes de todos los distritos K-12.",
                },
            ),
        ],
        "plans": [],
        "versions": [
            (
                "2022",
                "2022-09-01",
                {
                    "en": "Planning for college, work and financial aid, free to students of all K-12 districts.",
                    "es": "Planificación de universidad, trabajo y ayuda económica, gratis para estudiantes de todos los distritos K-12.",
                },
            )
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
        "name": {"en": "Early education dashboard", "es": "Tablero de educación temprana"},
        "audiences": {
            "families": {
                "en": "See what is offered before kindergarten, and what follows.",
                "es": "Ver qué se ofrece antes del kínder y qué pasa después.",
            },
            "policy": {
                "en": "See who takes part and who does not.",
                "es": "Ver quién participa y quién no.",
            },
        },
        "steps": [("planned", "2022-05-11", MAY, ANNOUNCED)],
        "plans": [("in_design", "", 120, {}, PLAN)],
        "versions": [],
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
    "query-builder": {
        "family": "analytical",
        "name": {"en": "Query builder", "es": "Generador de consultas"},
        "audiences": {
            "researchers": {
                "en": "Build a table of their own, with small numbers hidden.",
                "es": "Armar su propia tabla, con los números pequeños ocultos.",
            },
            "public": {
                "en": "Ask a question that no dashboard answers.",
                "es": "Hacer una pregunta que ningún tablero responde.",
            },
        },
        "steps": [("planned", "2022-05-11", MAY, ANNOUNCED)],
        "plans": [("in_design", "", 240, {}, PLAN), ("in_review", "", 420, {}, PLAN)],
        "versions": [],
        "page": {
            "en": {
                "title": "Query builder",
                "summary": "Ask your own question of the linked data. Numbers that could identify a person stay hidden.",
                "body": ["Planned."],
            },
            "es": {
                "title": "Generador de consultas",
                "summary": "Haga su propia pregunta a los datos vinculados. Los números que podrían señalar a una persona quedan ocultos.",
                "body": ["Planificado."],
            },
        },
    },
    "etranscript": {
        "family": "operational",
        "name": {"en": "eTranscript California", "es": "eTranscript California"},
        "audiences": {
            "families": {
                "en": "Send a school record to a college without paper.",
                "es": "Enviar un expediente escolar a una universidad sin papel.",
            },
            "educators": {
                "en": "Send and read school records in one form.",
                "es": "Enviar y leer expedientes escolares en un mismo formato.",
            },
        },
        "steps": [("planned", "2022-05-11", MAY, ANNOUNCED)],
        "plans": [("in_design", "", 60, {}, PLAN)],
        "versions": [],
        "page": {
            "en": {
                "title": "eTranscript California",
                "summary": "School records go from school to college without paper.",
                "body": ["Planned as a part of the data system."],
            },
            "es": {
                "title": "eTranscript California",
                "summary": "Los expedientes van de la escuela a la universidad sin papel.",
                "body": ["Planificado como parte del sistema de datos."],
            },
        },
    },
}
