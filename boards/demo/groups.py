"""Demo groups and questions to staff: contact sets below the limit, and a full one."""

from datetime import datetime, timedelta

from boards import guard
from boards.guard.questions import answer_question, ask_staff
from boards.models import Appointment, Body, ContactGroup, MemberQuestion, Topic
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.users.models import User

ACTOR = "system:demo"
COUNTIES = {
    "en": "Results for counties with few students",
    "es": "Resultados de condados con pocos estudiantes",
}
COUNSELORS = {"en": "Training for counselors", "es": "Capacitación para consejeros"}
LIBRARIES = {"en": "Help with the tools in libraries", "es": "Ayuda con las herramientas en bibliotecas"}
# The two share a member, so they form one full contact set of seven: 14 of 16 seats are filled.
FULL = (
    ("Tess Aguinaldo", "Omar Lindholm", "Mei Sorensen", "Kofi Delacroix"),
    ("Kofi Delacroix", "Yesenia Park-Ortega", "Arlo Nakai", "Farida Wexler"),
)
ANSWERED = (
    "From when on can I read the packet of our next meeting?",
    "From the day the agenda is posted, ten days or more before the meeting. A mail tells you that day.",
)
WAITING = "Which page of the packet has the cost of the second year?"


def build(ctx: DemoContext) -> None:
    """Dates count back from the loading date, so the groups are active now."""
    if MemberQuestion.objects.exists():
        return
    clerk, now = ctx.user(Role.CLERK), clock.now()
    with clock.at(now - timedelta(days=30)):
        counties = _subject(clerk, "governing-board", COUNTIES)
        counselors = _subject(clerk, "community-engagement", COUNSELORS)
        libraries = _subject(clerk, "governing-board", LIBRARIES)
    with clock.at(now - timedelta(days=21)):
        _group(counties, ("Salma Kowalczyk", "Leilani Brandt", "Caleb Yamashiro"), founded_by="members")
        for names in FULL:
            _group(counselors, names, founded_by="chair")
    with clock.at(now - timedelta(days=3)):
        asking = _group(libraries, ("Bao Fitzgerald", "Anahit Greer"), founded_by="members")
        guard.invite(actor=ACTOR, group=asking, appointment=_seat("governing-board", "Leilani Brandt"))
    _questions(ctx, clerk, now)


def _subject(clerk: User, slug: str, title: dict[str, str]) -> Topic:
    return guard.open_subject(actor=clerk, body=Body.objects.get(slug=slug), title=title)


def _seat(slug: str, name: str) -> Appointment:
    held = Appointment.objects.as_of(clock.today()).filter(seat__body__slug=slug)
    return held.select_related("seat__body").get(person_name=name)


def _group(topic: Topic, names: tuple[str, ...], *, founded_by: str) -> ContactGroup:
    members = [_seat(topic.body.slug, name) for name in names]
    return guard.form_group(
        actor=ACTOR,
        topic=topic,
        members=members,
        purpose="working",
        founded_by=founded_by,
        holds_power=False,
    )


def _questions(ctx: DemoContext, clerk: User, now: datetime) -> None:
    with clock.at(now - timedelta(days=9)):
        asked = ask_staff(
            actor=ctx.member_user, appointment=_seat("governing-board", "Leilani Brandt"), words=ANSWERED[0]
        )
    with clock.at(now - timedelta(days=8)):
        answer_question(actor=clerk, question=asked, answer=ANSWERED[1])
    with clock.at(now - timedelta(days=2)):
        ask_staff(actor=ACTOR, appointment=_seat("governing-board", "Noor Whitfield"), words=WAITING)
