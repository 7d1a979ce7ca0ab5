"""The words of the form "Tell us how you use the data"."""

OFTEN = "How often do you use numbers about schools?"
FORM = {
    "en": {
        "title": "Tell us how you use the data",
        "summary": "Two short pages for anyone who uses numbers about schools, or would like to.",
        "intro": "Your answers decide what we build first. You can stop, keep a code, and go on later.",
        "closed_words": "Thank you. What people said is shown under Findings.",
    },
    "es": {
        "title": "Díganos cómo usa los datos",
        "summary": "Dos páginas cortas para quien usa números sobre las escuelas, o quisiera usarlos.",
        "intro": "Sus respuestas deciden qué construimos primero. Puede parar, guardar un código y seguir después.",
        "closed_words": "Gracias. Lo que dijo la gente se muestra en Hallazgos.",
    },
}
QUESTIONS: list[tuple[str, str, dict]] = [
    ("use", "section", {"new_page": False}),
    ("role", "role", {}),
    ("often", "one_choice", {"required": True, "about_you": False}),
    ("why-not", "long_text", {"only_if": OFTEN, "only_if_answers": "Not yet"}),
    ("parts", "matrix", {}),
    ("first", "ranking", {}),
    ("students", "number", {"lowest": 0, "highest": 5000, "only_if": "Who are you?",
                            "only_if_answers": "Teacher\nCounselor"}),
    ("last", "date", {"only_if": OFTEN, "only_if_answers": "Every week\nA few times a year"}),
    ("you", "section", {"new_page": True}),
    ("county", "county", {}),
    ("groups", "ethnicity", {}),
    ("example", "file", {}),
    ("language", "language", {}),
    ("contact", "consent", {"purpose": "contact"}),
    ("quote", "consent", {"purpose": "quote"}),
    ("publish", "consent", {"purpose": "publish"}),
]  # fmt: skip
REWORDED = {"parts": "Rate each part"}
SECTIONS = {
    "en": {
        "use": {"title": "What you use", "intro": "Think of any website or report about schools."},
        "you": {
            "title": "About you",
            "intro": "All of this is optional. It is stored separately from your comment.",
        },
    },
    "es": {
        "use": {"title": "Lo que usa", "intro": "Piense en cualquier sitio o informe sobre las escuelas."},
        "you": {
            "title": "Sobre usted",
            "intro": "Todo esto es opcional. Se guarda aparte de su comentario.",
        },
    },
}
WORDS = {
    "en": {
        "role": {"label": "Who are you?"},
        "often": {"label": OFTEN},
        "why-not": {
            "label": "What keeps you from using them?",
            "help": "Leave out names, phone numbers and student details.",
        },
        "parts": {"label": "How useful is each of these to you?"},
        "first": {"label": "What should we build first?"},
        "students": {"label": "How many students do you work with?", "unit": "students"},
        "last": {"label": "When did you last look something up?", "help": "A guess is enough."},
        "county": {"label": "In which county do you live?"},
        "groups": {"label": "What is your race or ethnicity?"},
        "example": {"label": "Is there an example you want to show us?", "help": "A picture or a PDF."},
        "language": {"label": "In which language did you write?"},
        "contact": {"label": "May we write to you about this?", "yes": "Yes, to my email", "no": "No"},
        "quote": {"label": "May we quote your comment?", "yes": "Yes, without my name", "no": "No"},
        "publish": {
            "label": "May we show your comment on this site?",
            "yes": "Yes, without my name",
            "no": "No",
        },
    },
    "es": {
        "role": {"label": "¿Quién es usted?"},
        "often": {"label": "¿Con qué frecuencia usa números sobre las escuelas?"},
        "why-not": {
            "label": "¿Qué le impide usarlos?",
            "help": "No ponga nombres, teléfonos ni datos de estudiantes.",
        },
        "parts": {"label": "¿Qué tan útil es para usted cada una de estas partes?"},
        "first": {"label": "¿Qué debemos construir primero?"},
        "students": {"label": "¿Con cuántos estudiantes trabaja?", "unit": "estudiantes"},
        "last": {"label": "¿Cuándo buscó algo por última vez?", "help": "Basta con una idea aproximada."},
        "county": {"label": "¿En qué condado vive?"},
        "groups": {"label": "¿Cuál es su raza u origen étnico?"},
        "example": {"label": "¿Hay un ejemplo que quiera mostrarnos?", "help": "Una imagen o un PDF."},
        "language": {"label": "¿En qué idioma escribió?"},
        "contact": {"label": "¿Podemos escribirle sobre esto?", "yes": "Sí, a mi correo", "no": "No"},
        "quote": {"label": "¿Podemos citar su comentario?", "yes": "Sí, sin mi nombre", "no": "No"},
        "publish": {
            "label": "¿Podemos mostrar su comentario en este sitio?",
            "yes": "Sí, sin mi nombre",
            "no": "No",
        },
    },
}
CHOICES = {
    "role": {
        "student": {"en": "Student", "es": "Estudiante"},
        "parent": {"en": "Parent or caregiver", "es": "Madre, padre o persona a cargo"},
        "teacher": {"en": "Teacher", "es": "Docente"},
        "counselor": {"en": "Counselor", "es": "Consejero escolar"},
        "other": {"en": "Someone else", "es": "Otra persona"},
    },
    "often": {
        "weekly": {"en": "Every week", "es": "Cada semana"},
        "yearly": {"en": "A few times a year", "es": "Algunas veces al año"},
        "never": {"en": "Not yet", "es": "Todavía no"},
    },
    "parts": {
        "not": {"en": "Not useful", "es": "No es útil"},
        "some": {"en": "Somewhat useful", "es": "Algo útil"},
        "very": {"en": "Very useful", "es": "Muy útil"},
    },
    "first": {
        "county": {"en": "Numbers for my county", "es": "Números de mi condado"},
        "college": {"en": "What follows after high school", "es": "Qué sigue después de la preparatoria"},
        "work": {"en": "What people earn at work", "es": "Lo que gana la gente en el trabajo"},
    },
}
ROWS = {
    "parts": {
        "maps": {"en": "Maps", "es": "Mapas"},
        "tables": {"en": "Tables to download", "es": "Tablas para descargar"},
        "stories": {"en": "Short explanations", "es": "Explicaciones cortas"},
    }
}
