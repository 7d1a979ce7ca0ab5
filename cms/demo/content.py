"""The words of the demo pages, in English and Spanish. Facts are of the public announcement of May 2022."""

from datetime import date

OFFICE = {
    "name": "Office of Cradle-to-Career Data",
    "parent": "State of California",
    "address": "1000 Demo Street, Sacramento, California",
    "phone": "916-555-0100",
    "email": "hello@demo.example",
    "contact_person": "C. Demo",
    "records_contact": "P. Demo, records officer",
}

HOME = {
    "en": {
        "title": "Throughline",
        "statement": "See how public comments become decisions.",
        "summary": "Tell California’s Cradle-to-Career data system what you need. Then see what happened: who heard it, "
        "which board took it up, how each seat voted, what was done.",
    },
    "es": {
        "title": "Throughline",
        "statement": "Vea cómo los comentarios del público se convierten en decisiones.",
        "summary": "Dígale al sistema de datos Cradle-to-Career de California lo que necesita. Después vea qué pasó: "
        "quién lo escuchó, qué junta lo trató, cómo votó cada puesto y qué se hizo.",
    },
}


def text(*parts: str) -> list[tuple[str, str]]:
    """Paragraphs, with "# " in front of a heading."""
    return [
        ("heading", part[2:]) if part.startswith("# ") else ("paragraph", f"<p>{part}</p>") for part in parts
    ]


PAGES = {
    "accessibility": {
        "en": {
            "title": "Accessibility",
            "summary": "This site is built to meet WCAG 2.2 at level AA, in every language and on the staff screens too.",
            "body": text(
                "# If something does not work for you",
                "Write or call the contact at the bottom of this page. Say which page it was and what got in your "
                "way. We answer within five working days, and we send the content in another format right away.",
                "# How we check",
                "Each template is tested by machine in English and Spanish, on a phone and on a desktop, and walked by "
                "keyboard. A professional check by people who use screen readers is still to be done before launch.",
            ),
        },
        "es": {
            "title": "Accesibilidad",
            "summary": "Este sitio se construye para cumplir las WCAG 2.2, nivel AA, en todos los idiomas y también en "
            "las pantallas del personal.",
            "body": text(
                "# Si algo no le funciona",
                "Escriba o llame al contacto que está al pie de esta página. Diga qué página era y qué se lo impidió. "
                "Respondemos en cinco días hábiles y le enviamos el contenido en otro formato enseguida.",
                "# Cómo lo revisamos",
                "Cada plantilla se prueba con una herramienta en inglés y en español, en teléfono y en computadora, y se "
                "recorre con el teclado. Falta, antes del lanzamiento, la revisión de personas que usan lectores de pantalla.",
            ),
        },
    },
    "privacy": {
        "en": {
            "title": "Privacy notice",
            "summary": "You never need an account, a name or an email address. Public pages set no cookie.",
            "body": text(
                "# What we keep",
                "We keep the comments and answers you send. A name or address, if you give one, is stored separately "
                "from your comment. We do not store your network address with your comment.",
                "# What can become public",
                "Comments are public records. Your comment, and a name if you add one to it, can be read by anyone. "
                "Contact details and answers about yourself are not published with your comment.",
                "# Your rights",
                "Save your receipt code. You can use it to see what happened to your comment and to withdraw it. You "
                "may ask what we hold about you; we answer within 30 days.",
            ),
        },
        "es": {
            "title": "Aviso de privacidad",
            "summary": "Nunca necesita cuenta, nombre ni correo. Las páginas públicas no guardan ninguna cookie.",
            "body": text(
                "# Qué guardamos",
                "Guardamos los comentarios y respuestas que envía. Si da un nombre o una dirección, se guarda aparte "
                "de su comentario. No guardamos su dirección de red junto con su comentario.",
                "# Qué puede hacerse público",
                "Los comentarios son registros públicos. Cualquier persona puede leer su comentario, y su nombre si "
                "lo añade. Los datos de contacto y las respuestas sobre usted no se publican con su comentario.",
                "# Sus derechos",
                "Guarde el código de su recibo. Con él verá qué pasó con su comentario y podrá retirarlo. Puede "
                "preguntar qué tenemos sobre usted; respondemos en 30 días.",
            ),
        },
    },
    "small-numbers": {
        "en": {
            "title": "How we hide small numbers",
            "summary": "A count from 1 to 10 is hidden so no one can be identified. A zero is shown as 0.",
            "body": text(
                "Where a hidden number could be worked out from a total, another number is also hidden. Averages and "
                "shares of a hidden group are hidden with it. The same rule holds for each page, chart and file.",
            ),
        },
        "es": {
            "title": "Cómo ocultamos los números pequeños",
            "summary": "Un número del 1 al 10 no se muestra, para que no se pueda identificar a nadie. El cero se muestra como 0.",
            "body": text(
                "Si un número oculto se pudiera calcular a partir de un total, se oculta otro más. Los promedios y "
                "porcentajes de un grupo oculto tampoco se muestran. La misma regla vale para cada página, gráfica y archivo.",
            ),
        },
    },
    "records": {
        "en": {
            "title": "Ask for a public record",
            "summary": "Anyone may ask for a record. You need not say who you are or why.",
            "body": text(
                "Write to the contact at the foot of this page and say what you look for. We decide within 10 days. "
                "A copy comes in the form in which we hold it.",
            ),
        },
        "es": {
            "title": "Pedir un registro público",
            "summary": "Cualquier persona puede pedir un registro. No tiene que decir quién es ni para qué.",
            "body": text(
                "Escriba al contacto que está al pie de esta página y diga qué busca. Decidimos en 10 días. "
                "La copia se entrega en el formato en que la tenemos.",
            ),
        },
    },
    "contact": {
        "en": {
            "title": "Help and contact",
            "summary": "A person answers within two working days, in English or Spanish.",
            "body": text(
                "Call, write, or come to any meeting. You need not sign in or give your name to do so.",
            ),
        },
        "es": {
            "title": "Ayuda y contacto",
            "summary": "Una persona le responde en dos días hábiles, en inglés o en español.",
            "body": text(
                "Llame, escriba o venga a cualquier reunión. Para eso no tiene que registrarse ni dar su nombre.",
            ),
        },
    },
    "accommodation": {
        "en": {
            "title": "Ask for an accommodation or another format",
            "summary": "Sign language, captions, another language, large print, another file format: tell us what you need.",
            "body": text(
                "Call or write to the contact at the foot of this page. Five working days ahead is best, but a late "
                "request is taken too. You need not tell us about your health.",
            ),
        },
        "es": {
            "title": "Pedir una adaptación u otro formato",
            "summary": "Lengua de señas, subtítulos, otro idioma, letra grande, otro tipo de archivo: díganos qué necesita.",
            "body": text(
                "Llame o escriba al contacto que está al pie de esta página. Lo mejor es con cinco días hábiles, pero "
                "también atendemos las solicitudes tardías. No tiene que contarnos nada sobre su salud.",
            ),
        },
    },
}

NEWS_INDEX = {
    "en": {"title": "News", "summary": "What the Office has announced."},
    "es": {"title": "Noticias", "summary": "Lo que la Oficina ha anunciado."},
}

NEWS = {
    "agreements-signed": {
        "on": date(2022, 5, 11),
        "en": {
            "title": "Fifteen partners agree to share data",
            "summary": "The Governing Board heard on May 11 that legal agreements are in place, and named 32 advisors.",
            "body": text(
                "Fifteen outside partners and the Office itself have signed agreements on how data will be shared, kept "
                "safe and used. The board also appointed 32 researchers, advocates and educators to its two new "
                "advisory boards.",
                "The first tool that was announced is a public dashboard on how teachers are trained and where they work.",
            ),
        },
        "es": {
            "title": "Quince socios acuerdan compartir datos",
            "summary": "La Junta Directiva supo el 11 de mayo que los acuerdos legales están listos, y nombró a 32 asesores.",
            "body": text(
                "Quince socios externos y la propia Oficina firmaron acuerdos sobre cómo se comparten, protegen y usan los "
                "datos. La junta también nombró a 32 investigadores, defensores y educadores para sus dos nuevas juntas "
                "asesoras.",
                "La primera herramienta anunciada es un tablero público sobre cómo se forman los docentes y dónde trabajan.",
            ),
        },
    },
    "call-for-proposals": {
        "on": date(2022, 5, 10),
        "en": {
            "title": "The state looks for a home for the data",
            "summary": "On May 10 the state asked vendors for proposals for the platform that will hold the linked data.",
            "body": text(
                "The platform is to be built step by step and in the cloud, with strict security. The goal is to choose a "
                "vendor by late summer 2022.",
            ),
        },
        "es": {
            "title": "El estado busca dónde guardar los datos",
            "summary": "El 10 de mayo el estado pidió propuestas para la plataforma que guardará los datos enlazados.",
            "body": text(
                "La plataforma se construirá paso a paso y en la nube, con seguridad estricta. La meta es elegir al "
                "proveedor a finales del verano de 2022.",
            ),
        },
    },
    "college-planning": {
        "on": date(2022, 5, 12),
        "en": {
            "title": "College and career planning reaches more students",
            "summary": "CaliforniaColleges.edu will be free to students of all K-12 districts from fall 2022.",
            "body": text(
                "The site helps students plan for college, work and financial aid. It is set to reach 200,000 more students. "
                "The Office is also hiring leaders for data, for communications and engagement, and for operations.",
            ),
        },
        "es": {
            "title": "La planificación universitaria llega a más estudiantes",
            "summary": "CaliforniaColleges.edu será gratis para estudiantes de todos los distritos K-12 desde el otoño de 2022.",
            "body": text(
                "El sitio ayuda a planificar la universidad, el trabajo y la ayuda económica. Llegará a 200,000 estudiantes "
                "más. La Oficina también contrata líderes para datos, para comunicación y participación, y para operaciones.",
            ),
        },
    },
}

MILESTONES = [
    (
        "2021-06-30",
        True,
        {"en": "18 months of planning", "es": "18 meses de planificación"},
        {
            "en": "More than 200 community representatives, 100 public meetings",
            "es": "Más de 200 representantes de la comunidad, 100 reuniones públicas",
        },
    ),
    (
        "2022-05-11",
        True,
        {"en": "May 2022", "es": "Mayo de 2022"},
        {
            "en": "15 partners and the Office sign legal agreements; the board names 32 advisors",
            "es": "15 socios y la Oficina firman acuerdos legales; la junta nombra a 32 asesores",
        },
    ),
    (
        "2022-09-15",
        True,
        {"en": "Late summer 2022", "es": "Fines del verano de 2022"},
        {
            "en": "Goal for choosing the technology vendor",
            "es": "Meta para elegir al proveedor de tecnología",
        },
    ),
    (
        "2023-10-01",
        False,
        {"en": "October 2023", "es": "Octubre de 2023"},
        {"en": "First data arrives", "es": "Llegan los primeros datos"},
    ),
    (
        "2027-05-01",
        False,
        {"en": "Over five years", "es": "A lo largo de cinco años"},
        {"en": "Tools open in phases", "es": "Las herramientas se abren por etapas"},
    ),
]
