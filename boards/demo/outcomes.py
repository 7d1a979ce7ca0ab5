"""The invented votes of 2022 by seat place, and the decisions and steps that came of them."""

from datetime import date

# Of November 9, 2022: 17 of 20 members are there, three by web; seat 17 is vacant (look, picture 07).
ABSENT = {13, 19, 20}
REMOTE = {5, 10, 15}
MOVER, SECONDER = 3, 11

MOTIONS = {
    2: {
        "text": {
            "en": "That the minutes of May 11, 2022 be approved.",
            "es": "Que se apruebe el acta del 11 de mayo de 2022.",
        },
        "no": set(),
        "abstain": {4},
    },
    4: {
        "text": {
            "en": "That the first 64 entries be adopted and shown next to each term, in English and Spanish.",
            "es": "Que se adopten las primeras 64 entradas y se muestren junto a cada término, en inglés y español.",
        },
        "no": set(),
        "abstain": set(),
    },
    5: {
        "text": {
            "en": "That every number from 1 to 10 be hidden in all public tables, from the first release on.",
            "es": "Que se oculte cada número del 1 al 10 en todas las tablas públicas, desde la primera versión.",
        },
        "no": {8, 12},
        "abstain": {18},
    },
    6: {
        "text": {
            "en": "That the first release show results by county before any other place, and hide every number from "
            "1 to 10.",
            "es": "Que la primera versión muestre resultados por condado antes que por cualquier otro lugar, y oculte "
            "cada número del 1 al 10.",
        },
        "no": {8},
        "abstain": {4},
    },
    9: {
        "text": {
            "en": "That pre-K not be part of the first dashboard.",
            "es": "Que preescolar no forme parte del primer tablero.",
        },
        "no": {12},
        "abstain": {1},
    },
}

DECISIONS = {
    4: {
        "sequence": 15,
        "outcome": "adopted",
        "title": {
            "en": "Each term is explained in plain words",
            "es": "Cada término se explica en palabras sencillas",
        },
        "summary": {
            "en": "The first 64 terms, “P20W” among them, are explained in English and Spanish where they appear.",
            "es": "Los primeros 64 términos, entre ellos “P20W”, se explican en inglés y español donde aparecen.",
        },
        "steps": [
            {
                "title": {"en": "64 entries on the site", "es": "64 entradas en el sitio"},
                "due_on": date(2022, 12, 15),
                "done_on": date(2022, 12, 12),
                "note": {
                    "en": "The entries are on the site in both languages.",
                    "es": "Las entradas están en el sitio en ambos idiomas.",
                },
            }
        ],
    },
    5: {
        "sequence": 16,
        "outcome": "adapted",
        "title": {
            "en": "Numbers from 1 to 10 are hidden in public tables",
            "es": "Los números del 1 al 10 se ocultan en las tablas públicas",
        },
        "summary": {
            "en": "The rule holds from the first release on. Earlier tables will not change.",
            "es": "La regla vale desde la primera versión. Las tablas anteriores quedan como se publicaron.",
        },
        "reason": {
            "en": "Changing tables already published would show what was hidden.",
            "es": "Cambiar tablas ya publicadas revelaría lo que se ocultó.",
        },
        "steps": [],
    },
    6: {
        "sequence": 17,
        "outcome": "adopted",
        "title": {
            "en": "County results come first in the teacher training dashboard",
            "es": "Los resultados por condado van primero en el tablero de formación docente",
        },
        "summary": {
            "en": "The first release shows each county. Where a number is 1 to 10 it is hidden, so no one can be "
            "identified.",
            "es": "La primera versión muestra cada condado. Cuando un número es de 1 a 10 se oculta, para que nadie "
            "pueda ser identificado.",
        },
        "steps": [
            {
                "title": {
                    "en": "Definition of county results",
                    "es": "Definición de los resultados por condado",
                },
                "due_on": date(2022, 12, 9),
                "done_on": date(2022, 12, 2),
                "note": {
                    "en": "A result belongs to the county of the first job.",
                    "es": "Un resultado pertenece al condado del primer empleo.",
                },
            },
            {
                "title": {
                    "en": "Hiding rule in all tables",
                    "es": "Regla de ocultamiento en todas las tablas",
                },
                "due_on": date(2023, 1, 31),
                "done_on": date(2023, 1, 16),
                "note": {
                    "en": "Each public table passes through the rule.",
                    "es": "Cada tabla pública pasa por la regla.",
                },
            },
            {
                "title": {"en": "County view in the dashboard", "es": "Vista por condado en el tablero"},
                "due_on": date(2023, 5, 31),
            },
        ],
    },
    9: {
        "sequence": 18,
        "outcome": "declined",
        "title": {
            "en": "Pre-K is not in the first dashboard",
            "es": "Preescolar no está en el primer tablero",
        },
        "summary": {
            "en": "The first dashboard starts with teacher training. Pre-K can come back when there is data.",
            "es": "El primer tablero empieza con la formación docente. Preescolar puede volver cuando haya datos.",
        },
        "reason": {
            "en": "the first data arrives in October 2023",
            "es": "los primeros datos llegan en octubre de 2023",
        },
        "steps": [],
    },
}

LEFT = {
    8: {
        "outcome": "deferred",
        "until": date(2023, 5, 1),
        "reason": {"en": "it needs a cost estimate", "es": "hace falta un cálculo de costo"},
    },
    10: {
        "outcome": "declined",
        "until": None,
        "reason": {
            "en": "pay by district is published by another agency, and the dashboard will link to it",
            "es": "otra entidad publica el salario por distrito y el tablero enlazará a esos datos",
        },
    },
}

MAY_MOTION = {
    "en": "That the 32 people listed be appointed to the two advisory boards, with first terms of one, two and three "
    "years.",
    "es": "Que se nombre a las 32 personas de la lista para las dos juntas asesoras, con primeros períodos de uno, dos y "
    "tres años.",
}
MAY_DECISION = {
    "sequence": 4,
    "outcome": "adopted",
    "title": {
        "en": "32 people join the two advisory boards",
        "es": "32 personas se incorporan a las dos juntas asesoras",
    },
    "summary": {
        "en": "Researchers, advocates and educators take up 16 seats on each of the two new boards.",
        "es": "Investigadores, defensores y educadores ocupan 16 puestos en cada una de las dos nuevas juntas.",
    },
}

OWNER = {"en": "Data programs", "es": "Programas de datos"}
