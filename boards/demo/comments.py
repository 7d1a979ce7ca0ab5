"""Invented comments on two demo meetings, with speakers and accommodation requests."""

from datetime import datetime, timedelta
from typing import Any

from boards.choices import AidKind, AidState, Interpreting, Position, SpeakHow
from boards.comments.aid import answer_aid, ask_for_aid
from boards.comments.services import Comment, Wish, ask_to_speak, comment_on
from boards.models import AgendaItem, AidRequest, Meeting
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from feedback.moderation.services import moderate

PRO, CON, NEITHER = Position.FOR, Position.AGAINST, Position.NEITHER
# Comments: position, language, name, text
SMALL = [
    (PRO, "en", "Data person", "Eleven is the number other agencies use. Keep it, and say it on each table."),
    (CON, "en", "", "In my valley every group is small. The rule would hide all of us."),
    (PRO, "es", "Una mamá", "Es mejor esconder un número que señalar a una persona."),
    (NEITHER, "en", "Retired principal", "Please publish how often the rule hides something."),
    (PRO, "zh-hant", "", "請說明為什麼有些數字沒有顯示。"),
    (CON, "vi", "Lan", "Xin đừng giấu kết quả của các trường nhỏ."),
    (PRO, "tl", "J.", "Mabuti ito para sa mga bata. Ipaliwanag sana sa simpleng salita."),
    (PRO, "ko", "", "작은 숫자는 숨기되 이유를 적어 주세요."),
]
REPORT = [
    (NEITHER, "en", "A.B.", "When does the vendor start? The report should name a month."),
    ("", "es", "", "¿Habrá una versión del informe en español?"),
]
ELSE = [
    ("", "en", "", "Please look at after-school programs one day."),
    ("", "es", "R.", "¿Y los colegios nocturnos?"),
]
GUIDES = [
    (PRO, "en", "Counselor", "Two hours of training would be enough. Give us the slides first."),
    (PRO, "es", "", "Que la capacitación sea por la tarde, cuando las familias pueden venir."),
    (NEITHER, "vi", "", "Có phiên dịch viên không?"),
]
AIDS = [
    (AidKind.SIGN, 0, AidState.GRANTED, "ASL interpretation is booked for the whole meeting."),
    (AidKind.FORMAT, 2, AidState.GRANTED, "Sent as large print."),
    (AidKind.OTHER, 4, AidState.OTHERWISE, "A seat near the front instead of a second screen."),
]
SILENT = (PRO, PRO, PRO, CON, PRO, PRO, CON, PRO)  # positions without text


def november(ctx: DemoContext, meeting: Meeting, *, posted: datetime) -> None:
    """Comments between posting and meeting: one item with many, one late, most published."""
    small = _item(meeting, "small numbers")
    said = _say(meeting, _item(meeting, "report"), REPORT, posted + timedelta(days=1))
    said += _say(meeting, small, SMALL, posted + timedelta(days=3))
    _say(meeting, small, [(each, "en", "", "") for each in SILENT], posted + timedelta(days=4))
    said += _say(meeting, None, ELSE, meeting.starts_at - timedelta(hours=20))
    _read(ctx, said[:-1], meeting.starts_at - timedelta(hours=12))
    for place, (kind, days, state, words) in enumerate(AIDS):
        at = posted + timedelta(days=place)
        asked = _aid(meeting, place, kind, "", at)
        with clock.at(at + timedelta(days=days)):
            answer_aid(actor=ctx.user(Role.CLERK), request=asked, state=state, answer=words)


def upcoming(ctx: DemoContext, meeting: Meeting, *, now: datetime) -> None:
    """A new posting: first comments, two speakers, two accommodation requests."""
    item = _item(meeting, "counselors")
    said = _say(meeting, item, GUIDES, now)
    _read(ctx, said[:2], now)
    with clock.at(now):
        for place, (how, language, interpreting) in enumerate(
            [(SpeakHow.ONLINE, "vi", Interpreting.TURNS), (SpeakHow.ROOM, "en", Interpreting.NONE)]
        ):
            ask_to_speak(
                meeting=meeting,
                nonce=f"demo-speaker-{meeting.pk}-{place}",
                item=item,
                wish=Wish(how, interpreting),
                name="Lan" if place == 0 else "",
                language=language,
            )
    _aid(meeting, 0, AidKind.FORMAT, "The agenda in large print, please.", now)
    _aid(meeting, 1, AidKind.INTERPRETER, "For Hmong, for my part only.", now)


def _item(meeting: Meeting, word: str) -> AgendaItem:
    return next(item for item in meeting.items.order_by("number") if word in item.title["en"])


def _say(meeting: Meeting, item: AgendaItem | None, rows: list[tuple], at: datetime) -> list[Any]:
    made = []
    key = item.key if item else "else"
    with clock.at(at):
        for place, (position, language, name, words) in enumerate(rows):
            comment = Comment(
                words=words, position=position, language=language, name=name, publish=bool(words)
            )
            nonce = f"demo-{'words' if words else 'place'}-{meeting.pk}-{key[:8]}-{place}"
            made.append(comment_on(meeting=meeting, nonce=nonce, comment=comment, item=item))
    return made


def _read(ctx: DemoContext, said: list[Any], at: datetime) -> None:
    editor = ctx.user(Role.EDITOR)
    with clock.at(at):
        for each in said:
            moderate(actor=editor, submission=each, act="publish", note="Invented")


def _aid(meeting: Meeting, place: int, kind: str, need: str, at: datetime) -> AidRequest:
    with clock.at(at):
        nonce = f"demo-aid-{meeting.pk}-{place}"
        return ask_for_aid(meeting=meeting, nonce=nonce, kind=kind, need=need)
