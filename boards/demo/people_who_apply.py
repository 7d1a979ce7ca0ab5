"""Texts of the demo calls, and the invented applicants."""

CRITERIA = [
    {"en": "Knows the people they would speak for", "es": "Conoce a las personas por quienes hablaría"},
    {"en": "Has worked with others toward a goal", "es": "Ha trabajado con otras personas por una meta"},
    {"en": "Brings a view the board lacks", "es": "Aporta una mirada que falta en la junta"},
]
PAST = {
    "title": {
        "en": "Two seats on the Community Engagement Advisory Board",
        "es": "Dos puestos en la Junta Asesora de Participación Comunitaria",
    },
    "words": {
        "en": "We look for a student and a college advisor. Members meet four times a year, in person or by video, and "
        "read about 40 pages before each meeting.\n\nYou need no title and no degree. Travel is paid.",
        "es": "Buscamos a una persona que estudie y a una consejera o un consejero universitario. La junta se reúne "
        "cuatro veces al año, en persona o por video, y lee unas 40 páginas antes de cada reunión.\n\nNo hace falta "
        "ningún título. El viaje se paga.",
    },
}
OPEN = {
    "title": {
        "en": "Help families be heard: seats on the Community Engagement Advisory Board",
        "es": "Ayude a que se escuche a las familias: puestos en la Junta de Participación Comunitaria",
    },
    "words": PAST["words"],
}
SCORED = {
    "title": {
        "en": "Seats on the Data and Tools Advisory Board",
        "es": "Puestos en la Junta Asesora de Datos y Herramientas",
    },
    "words": {
        "en": "We look for people who use data, or who wish they could. Terms end in spring; who serves now may apply "
        "again.",
        "es": "Buscamos a personas que usan datos o que quisieran poder usarlos. Los mandatos terminan en primavera; "
        "quien sirve ahora puede volver a postularse.",
    },
}
AGENDA = [
    ("information", 5, "Call to order and roll call", "Apertura y lista de asistencia", []),
    (
        "comment",
        20,
        "Comment on matters not on the agenda",
        "Comentarios sobre temas fuera del orden del día",
        [],
    ),
]
MOTION = {
    "en": "That Paz Ferrante be appointed to seat 14, Student, of the Community Engagement Advisory Board.",
    "es": "Que se nombre a Paz Ferrante para el puesto 14, Estudiante, de la Junta de Participación Comunitaria.",
}
DECISION = {
    "outcome": "adopted",
    "title": {
        "en": "A student joins the Community Engagement Advisory Board",
        "es": "Una estudiante entra en la Junta Asesora de Participación Comunitaria",
    },
    "summary": {
        "en": "Paz Ferrante takes seat 14. Two people were on the short list.",
        "es": "Paz Ferrante ocupa el puesto 14. Dos personas estaban en la lista corta.",
    },
}
PAST_PEOPLE = [
    {
        "name": "Paz Ferrante",
        "organization": "Student senate of an invented college",
        "statement": "I am the first in my family at college. I have run the student help desk for two years and know "
        "which questions families ask before they sign a form.",
        "employer_level": "provider",
        "employer": "An invented community college",
        "language": "es",
        "email": "paz@demo.example",
        "about": {"role": "student", "county": "Fresno", "age": "18-24"},
    },
    {
        "name": "Lowell Anquetil",
        "organization": "College advisors of the north",
        "statement": "Fourteen years of helping students choose. I would speak for those who leave school to work.",
        "employer_level": "provider",
        "employer": "An invented high school",
        "language": "en",
        "email": "lowell@demo.example",
    },
    {
        "name": "Ngoc Delarosa",
        "statement": "Tôi là mẹ của ba đứa con. Tôi muốn các gia đình nói tiếng Việt được lắng nghe.",
        "employer_level": "none",
        "language": "vi",
        "email": "ngoc@demo.example",
        "about": {"role": "family"},
    },
    {
        "name": "Corbin Estevane",
        "organization": "Student Aid Commission",
        "statement": "I plan outreach for students and know the forms from the inside.",
        "employer_level": "office",
        "employer": "Student Aid Commission",
        "language": "en",
        "phone": "916-555-0144",
    },
    {
        "name": "Ilse Marchbanks",
        "statement": "I would like to help, but I may move to another state.",
        "employer_level": "none",
        "language": "en",
        "email": "ilse@demo.example",
    },
]
PAST_POINTS = {
    "editor": [[5, 4, 5], [4, 5, 3], [4, 3, 4], [3, 4, 2]],
    "clerk": [[5, 5, 4], [4, 4, 3], [3, 3, 5], [2, 4, 2]],
}
SCORED_PEOPLE = [
    {
        "name": "Amadou Reyes-Lind",
        "organization": "Data team of an invented county",
        "statement": "I build tables that teachers can read in one minute, and I answer when they cannot.",
        "employer_level": "provider",
        "employer": "An invented county office",
        "language": "en",
        "email": "amadou@demo.example",
    },
    {
        "name": "Sook Valderrama",
        "organization": "Parents for plain numbers",
        "statement": "부모가 바로 이해할 수 있는 숫자가 필요합니다. 저는 학부모 모임에서 통계를 설명해 왔습니다.",
        "employer_level": "other",
        "employer": "A bakery",
        "language": "ko",
        "email": "sook@demo.example",
        "about": {"role": "family", "county": "Los Angeles"},
    },
    {
        "name": "Gideon Prout",
        "organization": "Department of Education",
        "statement": "Twenty years with school data. I know what it cannot say.",
        "employer_level": "office",
        "employer": "Department of Education",
        "language": "en",
        "email": "gideon@demo.example",
    },
]
SCORED_POINTS = {"editor": [[5, 4, 4], [4, 4, 5], [4, 4, 2]], "publisher": [[4, 5, 3], [5, 4, 5]]}
OPEN_PEOPLE = [
    {
        "name": "Xochitl Barnaby",
        "organization": "",
        "statement": "Soy abuela y crío a dos nietos. En mi barrio nadie sabe que puede hablar en una reunión.",
        "employer_level": "none",
        "language": "es",
        "email": "xochitl@demo.example",
        "about": {"role": "family", "county": "Kern", "age": "65"},
    },
    {
        "name": "Tariq Lemoine",
        "organization": "Night school council",
        "statement": "I learn at night and drive a bus by day. Adult learners are many, and few ask us.",
        "employer_level": "other",
        "employer": "A city bus line",
        "language": "en",
        "email": "tariq@demo.example",
        "about": {"role": "worker"},
    },
]
