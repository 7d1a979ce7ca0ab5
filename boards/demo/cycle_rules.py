"""Demo cycle rules, from C2C's published processes: the oldest, and the yearly one (C2C-30)."""

FORMS = {"data-and-tools": "data", "community-engagement": "engagement"}


def _step(
    kind: str, name: tuple[str, str], says: tuple[str, str], begins: list[int], ends: list[int]
) -> dict:
    words = {
        "name": dict(zip(("en", "es"), name, strict=True)),
        "says": dict(zip(("en", "es"), says, strict=True)),
    }
    return {"kind": kind, **words, "from": begins, "until": ends}


OLDEST = {
    "name": {"en": "First process", "es": "Primer proceso"},
    "has_ranking": True,
    "report_members": 0,
    "report_liaison": False,
    "deadline_month": 10,
    "deadline_day": 15,
    "source": "c2c.ca.gov, advisory boards, oldest copy",
    "steps": [
        _step(
            "ask",
            ("Summer", "Verano"),
            ("Questions to data providers", "Preguntas a quienes aportan los datos"),
            [6, 1],
            [8, 31],
        ),
        _step(
            "propose",
            ("Fall", "Otoño"),
            ("Proposals, one month ahead of the meeting", "Propuestas, un mes antes de la reunión"),
            [9, 1],
            [10, 15],
        ),
        _step(
            "rank",
            ("Fall meeting", "Reunión de otoño"),
            ("The board ranks them, in the meeting", "La junta las ordena, en la reunión"),
            [10, 16],
            [11, 30],
        ),
        _step(
            "discuss",
            ("Spring", "Primavera"),
            ("The board decides which go up", "La junta decide cuáles siguen adelante"),
            [15, 1],
            [16, 30],
        ),
    ],
}
YEARLY = {
    "name": {"en": "Yearly process", "es": "Proceso anual"},
    "source": "c2c.ca.gov, advisory boards proposal process",
    "steps": [
        _step(
            "propose",
            ("Spring", "Primavera"),
            ("Anyone may propose", "Cualquiera puede proponer"),
            [3, 14],
            [6, 21],
        ),
        _step(
            "sponsor",
            ("Summer", "Verano"),
            ("A member may sponsor, up to 5 together", "Un integrante puede apoyar, hasta 5 juntos"),
            [6, 22],
            [8, 31],
        ),
        _step(
            "discuss",
            ("Fall", "Otoño"),
            ("Each board discusses all proposals", "Cada junta discute todas las propuestas"),
            [9, 1],
            [11, 30],
        ),
        _step(
            "study",
            ("Winter", "Invierno"),
            ("Light feasibility study by the Office", "Estudio breve de viabilidad de la Oficina"),
            [12, 1],
            [14, 28],
        ),
        _step(
            "report",
            ("Spring", "Primavera"),
            ("Report by two members and the liaison", "Informe de dos integrantes y el enlace"),
            [15, 1],
            [16, 30],
        ),
        _step(
            "consider",
            ("May", "Mayo"),
            ("Governing Board considers the report", "La Junta Directiva considera el informe"),
            [17, 1],
            [17, 31],
        ),
    ],
}

# For a year with dates outside the usual seasons.
ANY_TIME = YEARLY | {
    "steps": [
        step | {"name": {"en": english, "es": spanish}}
        for step, (english, spanish) in zip(
            YEARLY["steps"],
            [
                ("Propose", "Proponer"),
                ("Sponsor", "Apoyar"),
                ("Discuss", "Discutir"),
                ("Study", "Estudiar"),
                ("Report", "Informar"),
                ("Decide", "Decidir"),
            ],
            strict=True,
        )
    ],
}
