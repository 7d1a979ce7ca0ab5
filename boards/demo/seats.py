"""Seats defined by law (C2C-04, C2C-07), and the invented people who hold them."""

from datetime import date

LAW = {"en": "By law: head of the agency or designee", "es": "Por ley: titular de la entidad o su designado"}
GOVERNOR = {"en": "Governor", "es": "Gobernador"}
SPEAKER = {"en": "Speaker of the Assembly", "es": "Presidencia de la Asamblea"}
SENATE = {"en": "Senate President pro Tempore", "es": "Presidencia pro tempore del Senado"}
BOARD = {"en": "Governing Board", "es": "Junta Directiva"}

# (name or "" if vacant, English label, Spanish label, who appoints, data provider)
GOVERNING = [
    ("Marisol Adeyemi", "Department of Education", "Departamento de Educación", LAW, True),
    (
        "Tobias Nakagawa-Hill",
        "Community Colleges Chancellor",
        "Rectoría de los colegios comunitarios",
        LAW,
        True,
    ),
    ("Leilani Brandt", "CSU Chancellor", "Rectoría de la CSU", LAW, True),
    ("Desmond Achterberg", "UC President", "Presidencia de la UC", LAW, True),
    ("Priya Castellanos", "Independent Colleges (AICCU)", "Universidades independientes (AICCU)", LAW, False),
    (
        "Hollis Vang",
        "Bureau for Private Postsecondary Education",
        "Oficina de Educación Postsecundaria Privada",
        LAW,
        True,
    ),
    ("Noor Whitfield", "Student Aid Commission", "Comisión de Ayuda Estudiantil", LAW, True),
    (
        "Ezekiel Marchetti",
        "Commission on Teacher Credentialing",
        "Comisión de Acreditación de Docentes",
        LAW,
        True,
    ),
    ("Wren Oyelaran", "Health and Human Services", "Salud y Servicios Humanos", LAW, True),
    ("Pilar Thorsen", "Labor and Workforce Development", "Trabajo y Desarrollo Laboral", LAW, True),
    (
        "Jun Abernathy",
        "California School Information Services",
        "Servicios de Información Escolar de California",
        LAW,
        False,
    ),
    ("Salma Kowalczyk", "K-12 practitioner", "Profesional de escuelas K-12", GOVERNOR, False),
    ("Bao Fitzgerald", "K-12 practitioner", "Profesional de escuelas K-12", GOVERNOR, False),
    ("Ines Holloway-Tran", "Public member", "Integrante del público", GOVERNOR, False),
    ("Caleb Yamashiro", "Public member", "Integrante del público", GOVERNOR, False),
    ("Rosalind Mehta", "Public member", "Integrante del público", SPEAKER, False),
    ("", "Public member", "Integrante del público", SPEAKER, False),
    ("Teodoro Blackwood", "Public member", "Integrante del público", SENATE, False),
    ("Anahit Greer", "Public member", "Integrante del público", SENATE, False),
    ("Lupe Sandoval-Kerr", "State Senator", "Senaduría estatal", SENATE, False),
    ("Maceo Lindgren", "Assembly Member", "Integrante de la Asamblea", SPEAKER, False),
]

ENGAGEMENT = [
    ("Dalia Ferreira-Quist", "Adult learner", "Estudiante adulta"),
    ("Omar Lindholm", "Parent", "Padre de familia"),
    ("Tess Aguinaldo", "School counselor", "Consejera escolar"),
    ("Hugo Bancroft-Ali", "Community organization", "Organización comunitaria"),
    ("Mei Sorensen", "Student", "Estudiante"),
    ("Kofi Delacroix", "Teacher", "Docente"),
    ("Yesenia Park-Ortega", "Parent", "Madre de familia"),
    ("Arlo Nakai", "Foster youth advocate", "Defensor de jóvenes en acogida"),
    ("", "College advisor", "Consejería universitaria"),
    ("Farida Wexler", "Worker", "Trabajadora"),
    ("Simone Tavita", "Family, early care", "Familia, primera infancia"),
    ("Vikram Estrada", "Tribal education", "Educación tribal"),
    ("Nell Okonkwo", "Librarian", "Bibliotecaria"),
    ("", "Student", "Estudiante"),
    ("Ruben Castellaw", "Disability advocate", "Defensor de personas con discapacidad"),
    ("Ivy Matsumori", "Rural superintendent", "Superintendenta rural"),
]

DATA_TOOLS = [
    ("Amara Holm", "Research center", "Centro de investigación"),
    ("Silas Grijalva", "District data staff", "Personal de datos de un distrito"),
    ("Petra Oduya", "College researcher", "Investigadora universitaria"),
    ("Lucio Bergstrom", "Workforce board", "Junta laboral local"),
    ("Hana Villaseca", "Student", "Estudiante"),
    ("Tomas Achebe", "Teacher", "Docente"),
    ("Greta Solorio", "Policy analyst", "Analista de políticas públicas"),
    ("Rafiq Lundgren", "Employer", "Empleador"),
    ("Noemi Castaway", "Parent", "Madre de familia"),
    ("Joaquin Ferrell", "Privacy advocate", "Defensor de la privacidad"),
    ("Ximena Aldous", "County office of education", "Oficina de educación del condado"),
    ("Piers Montoya", "Adult school", "Escuela de adultos"),
    ("Lani Overgaard", "Financial aid office", "Oficina de ayuda financiera"),
    ("Dario Whitcomb", "Apprenticeship program", "Programa de aprendizaje"),
    ("Ada Quintero-Moss", "Early learning", "Aprendizaje temprano"),
    ("Bruno Sakamoto", "Community organization", "Organización comunitaria"),
]

# First terms end after one, two and three years: 5, 5 and 6 seats (C2C-07).
FIRST_TERM_ENDS = [date(2023, 5, 10)] * 5 + [date(2024, 5, 10)] * 5 + [date(2025, 5, 10)] * 6
APPOINTED = date(2022, 5, 11)
TOOK_OFFICE = date(2021, 11, 1)
# Named before the first day, when they take the oath (BK-05).
NAMED = {"governing-board": date(2021, 10, 4), "data-and-tools": APPOINTED, "community-engagement": APPOINTED}
# Governing Board seat position → its alternate.
ALTERNATES = {4: "Imani Sorrel", 9: "Casper Delgado-Wynn"}
ALTERNATES_FROM = date(2022, 2, 9)
ACCOUNTS = {"Leilani Brandt": "member@demo.example", "Tess Aguinaldo": "advisory@demo.example"}
CHAIRS = {"Tess Aguinaldo", "Petra Oduya", "Rosalind Mehta"}

BODIES = [
    {
        "slug": "governing-board",
        "name": {"en": "Governing Board", "es": "Junta Directiva"},
        "kind": "governing",
        "statute": "Education Code 10864",
        "rule": (2, 3, False),
        "summary": {
            "en": "21 seats, set by law. It decides what the data system does, in public, by two thirds of its seats.",
            "es": "21 puestos fijados por ley. Decide qué hace el sistema de datos, en público y por dos tercios.",
        },
    },
    {
        "slug": "data-and-tools",
        "name": {"en": "Data and Tools Advisory Board", "es": "Junta Asesora de Datos y Herramientas"},
        "kind": "advisory",
        "statute": "Education Code 10865(b)",
        "rule": (1, 2, True),
        "summary": {
            "en": "16 people from the public. They tell the Governing Board whether the tools give information that "
            "people can act on.",
            "es": "16 personas del público. Dicen a la Junta Directiva si las herramientas dan información útil para "
            "actuar.",
        },
    },
    {
        "slug": "community-engagement",
        "name": {
            "en": "Community Engagement Advisory Board",
            "es": "Junta Asesora de Participación Comunitaria",
        },
        "kind": "advisory",
        "statute": "Education Code 10865(b)",
        "rule": (1, 2, True),
        "summary": {
            "en": "16 people from the public. They tell the Governing Board whether people are truly heard, and whether "
            "the tools reach everyone.",
            "es": "16 personas del público. Dicen a la Junta Directiva si de verdad se escucha a la gente y si las "
            "herramientas llegan a todas las personas.",
        },
    },
]

INDEX = {
    "en": {
        "title": "Boards",
        "summary": "Three public bodies. Their meetings are open, and every vote is by name.",
    },
    "es": {
        "title": "Juntas",
        "summary": "Tres órganos públicos. Sus reuniones son abiertas y cada voto es nominal.",
    },
}

ACT = "Bagley-Keene Open Meeting Act, text of January 1, {year}"
# Members with open onboarding steps, and which.
NOT_YET = {
    "Leilani Brandt": {"conflicts"},
    "Casper Delgado-Wynn": {"conflicts", "oath"},
    "Ivy Matsumori": {"duties"},
}
