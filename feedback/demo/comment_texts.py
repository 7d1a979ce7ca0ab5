"""Invented comments, assembled from parts. The same seed gives the same text on each load."""

from random import Random

Parts = tuple[list[str], list[str], list[str]]
PARTS: dict[str, dict[str, Parts]] = {
    "place": {
        "en": (
            [
                "I teach in a small valley town.",
                "I help families fill in aid forms.",
                "I sit on a school board.",
                "I work at a county office.",
                "I am training to teach.",
                "We hire about twenty teachers each year.",
                "My daughter wants to teach where we live.",
            ],
            [
                "They ask me about our own county and I can only show them the state.",
                "Show the numbers for my county, not only for the state.",
                "I need to see my district beside the districts around it.",
                "A state average tells me nothing about the schools here.",
                "Let me pick my county first, before anything else.",
                "Please put a map of counties on the first page.",
            ],
            [
                "Then I would use it every month.",
                "We plan by county, so this matters.",
                "It would help us ask for the right support.",
                "Otherwise it is one more page for Sacramento.",
                "",
            ],
        ),
        "es": (
            [
                "Soy mamá de dos estudiantes.",
                "Trabajo con familias del campo.",
                "Estudio para ser maestra.",
                "Ayudo en la oficina de la escuela.",
            ],
            [
                "Quiero ver los números de mi condado, no solo los del estado.",
                "Necesito ver mi distrito junto a los distritos vecinos.",
                "El promedio del estado no me dice nada de nuestras escuelas.",
            ],
            ["Así podríamos usarlo cada mes.", "Aquí planificamos por condado.", ""],
        ),
    },
    "place-against": {
        "en": (
            [
                "I live in a county with one high school.",
                "I am a teacher in a very small place.",
                "I run a rural school.",
            ],
            [
                "A county number here points at three people, and everyone knows who they are.",
                "Do not show counties: ours is so small that a number is a name.",
                "Keep it to the state, or people will rank us by numbers that mean little.",
            ],
            ["Leave it as it is.", "Please think of the small places.", ""],
        )
    },
    "words": {
        "en": (
            ["I read it twice.", "I am a parent, not a researcher.", "My students looked at it with me."],
            [
                "What does P20W mean? Say it in plain words.",
                "Explain “credential” and “pipeline” where they stand.",
                "The words shut me out. Write as you would speak.",
            ],
            ["A short list of words would do.", "Then I could pass it on.", ""],
        ),
        "es": (
            ["Lo leí dos veces.", "Soy papá, no investigador."],
            [
                "¿Qué quiere decir P20W? Dígalo con palabras sencillas.",
                "Expliquen “credencial” donde aparece.",
            ],
            ["Bastaría una lista corta de palabras.", ""],
        ),
    },
    "pay": {
        "en": (
            ["I left teaching last year.", "I am choosing where to train.", "I am a teacher of ten years."],
            [
                "Show what teachers are paid in each district.",
                "Put pay beside the number who stay, by district.",
                "Without pay the picture is half.",
            ],
            ["That is what people ask me.", ""],
        )
    },
    "languages": {
        "en": (
            [
                "Many families here speak Punjabi.",
                "Our Hmong families come to every meeting.",
                "I interpret for parents.",
            ],
            [
                "The tool should speak Punjabi and Hmong.",
                "Please add Hmong and Punjabi before you add more charts.",
                "A recording in Hmong would help more than a page.",
            ],
            ["They are here too.", ""],
        )
    },
    "prek": {
        "en": (
            ["I run a preschool.", "I care for children under five.", "I train early educators."],
            [
                "Begin with pre-K. Teachers of the youngest are missing.",
                "Early educators need a place in this picture.",
            ],
            ["It all starts there.", ""],
        )
    },
    "skills": {
        "en": (
            ["I counsel 400 students.", "I work in a library."],
            [
                "If someone showed counselors how to use this, we would use it every week.",
                "Give us a short class on reading these charts.",
            ],
            ["An hour is enough.", ""],
        ),
        "es": (
            ["Soy consejera."],
            ["Hagan un taller corto para aprender a usarlo."],
            ["Con una hora basta.", ""],
        ),
    },
    "safety": {
        "en": (
            ["I am a parent.", "I worry about this."],
            [
                "Who can see my child’s data? Say so on the first page.",
                "Tell us how long you keep it, and why.",
            ],
            ["Trust comes first.", ""],
        ),
        "es": (["Soy mamá."], ["¿Quién puede ver los datos de mi hijo? Díganlo al principio."], [""]),
        "zh-hant": (["我是一位家長。"], ["誰可以看到我孩子的資料？請寫在第一頁。"], ["謝謝。", ""]),
        "ko": (["저는 학부모입니다."], ["우리 아이의 자료를 누가 볼 수 있는지 첫 화면에 알려 주세요."], [""]),
    },
    "access": {
        "en": (
            ["I only have a phone.", "I use a screen reader."],
            [
                "The page took a long time on my phone.",
                "The map did not load for me.",
                "The chart has no words that my reader can say.",
            ],
            ["Please test it on old phones.", ""],
        ),
        "vi": (
            ["Tôi chỉ có điện thoại."],
            ["Trang này mở rất chậm trên điện thoại của tôi."],
            ["Xin làm nhẹ hơn.", ""],
        ),
        "tl": (
            ["Telepono lang ang gamit ko."],
            ["Mabagal bumukas ang pahina sa aking telepono."],
            ["Salamat po.", ""],
        ),
    },
    "process": {
        "en": (
            ["I came to two meetings.", "I filled in forms before."],
            ["Tell us what you did with what we said.", "Please add community colleges to who decides."],
            ["That would bring me back.", ""],
        ),
        "zh-hans": (["我参加过两次会议。"], ["请告诉我们，你们怎样处理大家的意见。"], [""]),
    },
}

TRANSLATIONS = {
    "zh-hant": "I am a parent. Who can see my child’s data? Please write it on the first page.",
    "zh-hans": "I came to two meetings. Please tell us what you do with people’s opinions.",
    "ko": "I am a parent. Please say on the first screen who can see our child’s data.",
    "vi": "I only have a phone. This page opens very slowly on it.",
    "tl": "I only use a phone. The page opens slowly on it.",
}
FIRST = "Quiero ver los números de mi condado, no solo los del estado."
FIRST_TRANSLATION = "I want to see the numbers for my county, not only the state."


def comment(random: Random, code: str, language: str) -> tuple[str, tuple[int, int]]:
    """Return a comment, and the position of the sentence that carries the code."""
    openings, requests, endings = PARTS[code][language]
    opening, request, ending = random.choice(openings), random.choice(requests), random.choice(endings)
    gap = "" if language.startswith("zh") else " "
    start = len(opening) + len(gap)
    words = gap.join(part for part in (opening, request, ending) if part)
    return words, (start, start + len(request))
