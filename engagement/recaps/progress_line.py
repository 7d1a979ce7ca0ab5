"""The line of a conversation: a promise before it, its outcomes after."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.chain import Line, LineStop, State, Stop
from cms.chain.line import standing
from cms.chain.nodes import UNREACHED
from cms.clock import PACIFIC
from cms.components.bars import is_hidden, number_text
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text
from engagement.choices import TOLD
from engagement.models import Conversation, Recap
from engagement.phases import Phase
from engagement.published_cells import cell_of


def facts_line(conversation: Conversation) -> Line:
    """The line from the record alone: its state, and the next promised step."""
    here = Stop.UNDERSTOOD if conversation.status in TOLD else Stop.HEARD
    stops = [_stop(stop, here, conversation) for stop in promised_stops(conversation)]
    if conversation.is_cancelled:
        ended = LineStop(
            Stop.HEARD,
            State.ENDED,
            _("Canceled"),
            _("Canceled. %(why)s") % {"why": text(conversation.status_note)},
        )
        stops = [ended]
    return Line(str(conversation), stops, conversation.is_demo)


def promised_stops(conversation: Conversation) -> list[Stop]:
    """PAR-01: a conversation that only informs promises its recap, and no outcome."""
    return list(Stop) if conversation.owes_an_outcome else [Stop.HEARD, Stop.UNDERSTOOD]


def _stop(stop: Stop, here: Stop, conversation: Conversation) -> LineStop:
    """What is promised; nobody is heard before the conversation begins."""
    order, sentence = list(Stop), _promise_step(conversation, stop)
    label = _recap_label(conversation) if stop == Stop.UNDERSTOOD else str(stop.label)
    if order.index(stop) < order.index(here):
        return LineStop(stop, State.PASSED, label, sentence)
    is_now = stop == here and conversation.phase.is_heard
    return LineStop(stop, State.NOW if is_now else State.TO_COME, label, sentence)


def _recap_label(conversation: Conversation) -> str:
    return _("Recap posted") if conversation.recap_published_at else _("Recap")


def _promise_step(conversation: Conversation, stop: Stop) -> str:
    if stop == Stop.HEARD:
        return _heard_step(conversation)
    if stop == Stop.UNDERSTOOD:
        return _understood(conversation)
    return {
        Stop.DISCUSSED: _("Dates will be linked here"),
        Stop.DECIDED: text(conversation.feeds),
        Stop.DONE: _("Promised steps, with dates"),
    }[stop]


def _heard_step(conversation: Conversation) -> str:
    facts = {
        "date": long_date(conversation.starts_at, weekday=False),
        "time": clock_time(conversation.starts_at),
    }
    if conversation.phase.is_ahead:
        return _("You are invited. %(date)s, %(time)s Pacific") % facts
    return facts["date"]


def _understood(conversation: Conversation) -> str:
    if posted := conversation.recap_published_at:
        days = (posted.astimezone(PACIFIC).date() - conversation.ends_at.astimezone(PACIFIC).date()).days
        words = ngettext("%(date)s, %(days)s day later", "%(date)s, %(days)s days later", days)
        if not days:
            words = _("%(date)s, the same day")
        return words % {"date": long_date(posted, weekday=False), "days": days}
    if conversation.recap_due < clock.now() or conversation.phase is Phase.AFTER:
        return ""
    return _("Themes and counts by %(date)s") % {"date": long_date(conversation.recap_due, weekday=False)}


def recap_line(conversation: Conversation, recap: Recap, themes: list[Line]) -> Line:
    """The line after the recap: as far as the furthest theme; each count is of all themes of the recap."""
    order = list(Stop)
    far = max((order.index(Stop(stop.stop)) for line in themes for stop in _reached(line)), default=1)
    far = max(far, 1)
    stops = [
        LineStop(
            Stop.HEARD,
            State.PASSED,
            str(Stop.HEARD.label),
            _heard(conversation, recap),
            conversation.starts_at,
        ),
        LineStop(
            Stop.UNDERSTOOD,
            State.NOW if far == 1 else State.PASSED,
            _("Recap posted"),
            _reported(conversation, recap),
            conversation.recap_published_at,
        ),
    ]
    for position, stop in list(enumerate(order))[2:]:
        if position <= far or stop in promised_stops(conversation):
            stops.append(_themes_at(stop, position, far, themes, conversation))
    return Line(str(conversation), stops, conversation.is_demo)


def _reached(line: Line) -> list[LineStop]:
    return [stop for stop in line.stops if stop.state not in (*UNREACHED, State.PUT_OFF)]


def _themes_at(
    stop: Stop, position: int, far: int, themes: list[Line], conversation: Conversation
) -> LineStop:
    here = [each for line in themes for each in _reached(line) if each.stop == stop]
    if not here:
        return _not_reached(stop, position, far, themes, conversation)
    finished = all(each.state == State.PASSED for each in here)
    is_now = position == far and not (stop == Stop.DONE and finished)
    label = standing(stop) if is_now else str(stop.label)
    sentence, when = _count(len(here), len(themes)), None
    if stop == Stop.DECIDED:
        label, when = _decided(here)
    return LineStop(stop, State.NOW if is_now else State.PASSED, label, sentence, when)


def _decided(here: list[LineStop]) -> tuple[str, date | datetime | None]:
    """The name of the stop with the day of the newest decision."""
    dates = [each.when for each in here if each.when]
    if not dates:
        return str(Stop.DECIDED.label), None
    newest = max(
        dates, key=lambda when: when.astimezone(PACIFIC).date() if isinstance(when, datetime) else when
    )
    return _("Decided %(date)s") % {"date": long_date(newest, weekday=False)}, newest


def _not_reached(
    stop: Stop, position: int, far: int, themes: list[Line], conversation: Conversation
) -> LineStop:
    """Nothing on record, or what is ahead: the meeting if one has it on its agenda, else what was promised."""
    if position < far:
        return LineStop(stop, State.EMPTY, str(stop.label))
    ahead = [
        each for line in themes for each in line.stops if each.stop == stop and each.state == State.TO_COME
    ]
    named = [each for each in ahead if each.links]
    if stop == Stop.DISCUSSED and named:
        return LineStop(stop, State.TO_COME, named[0].label, _count(len(named), len(themes)))
    return LineStop(stop, State.TO_COME, str(stop.label), _promise_step(conversation, stop))


def _count(some: int, every: int) -> str:
    words = ngettext("%(count)s of %(all)s theme", "%(count)s of %(all)s themes", every)
    return words % {"count": some, "all": every}


def _heard(conversation: Conversation, recap: Recap) -> str:
    day = long_date(conversation.starts_at, weekday=False)
    comments, people = cell_of(recap.facts["comments"]), recap.facts["attended"]
    if people is None or is_hidden(comments):
        return day
    words = _("%(comments)s comments; %(people)s people attended")
    return f"{day}. " + words % {"comments": comments.value, "people": number_text(cell_of(people))}


def _reported(conversation: Conversation, recap: Recap) -> str:
    words, number = _understood(conversation), recap.facts["cut"]
    return f"{words}. " + _("Data set %(number)s") % {"number": number} if number else words
