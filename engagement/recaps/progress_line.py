"""The line of a conversation: a promise before it, its outcomes after."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.chain import Line, LineStop, State, Stop
from cms.chain.line import standing
from cms.chain.nodes import UNREACHED
from cms.clock import PACIFIC
from cms.components.bars import is_hidden, number_text
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text
from engagement.choices import TOLD, Promise
from engagement.models import Conversation
from engagement.models.conversations import REPORT_WITHIN_DAYS
from engagement.published_cells import cell_of


def facts_line(conversation: Conversation) -> Line:
    """The line from the record alone: its state, and the next promised step."""
    here = Stop.UNDERSTOOD if conversation.status in TOLD else Stop.HEARD
    stops = [_stop(stop, here, _promise_step(conversation, stop), conversation.is_ahead) for stop in Stop]
    if conversation.is_cancelled:
        ended = LineStop(
            Stop.HEARD,
            State.ENDED,
            _("Canceled"),
            _("Canceled. %(why)s") % {"why": text(conversation.status_note)},
        )
        stops = [ended]
    return Line(str(conversation), stops, conversation.is_demo)


def _stop(stop: Stop, here: Stop, sentence: str, is_ahead: bool) -> LineStop:
    """What is promised; nobody is heard before the conversation begins."""
    order = list(Stop)
    if order.index(stop) < order.index(here):
        return LineStop(stop, State.PASSED, str(stop.label), sentence)
    if stop == here and not is_ahead:
        return LineStop(stop, State.NOW, str(stop.label), sentence)
    return LineStop(stop, State.TO_COME, str(stop.label), sentence)


def _promise_step(conversation: Conversation, stop: Stop) -> str:
    if stop == Stop.HEARD:
        return _heard_step(conversation)
    if stop == Stop.UNDERSTOOD:
        return _understood(conversation)
    if conversation.promise_level == Promise.INFORM:
        return ""
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
    if conversation.is_ahead:
        return _("You are invited. %(date)s, %(time)s Pacific") % facts
    return facts["date"]


def _understood(conversation: Conversation) -> str:
    if posted := conversation.recap_published_at:
        days = (posted.astimezone(PACIFIC).date() - conversation.ends_at.astimezone(PACIFIC).date()).days
        words = ngettext(
            "Recap posted %(date)s, %(days)s day later", "Recap posted %(date)s, %(days)s days later", days
        )
        return words % {"date": long_date(posted, weekday=False), "days": days}
    due = conversation.ends_at + timedelta(days=REPORT_WITHIN_DAYS)
    return _("Themes and counts by %(date)s") % {"date": long_date(due, weekday=False)}


def recap_line(conversation: Conversation, facts: dict, themes: list[Line]) -> Line:
    """The line after the recap: as far as the furthest theme, with the count of themes at each stop."""
    order = list(Stop)
    far = max((order.index(Stop(stop.stop)) for line in themes for stop in _reached(line)), default=1)
    far = max(far, 1)
    stops = []
    for position, stop in enumerate(order):
        if stop == Stop.HEARD:
            stops.append(
                LineStop(stop, State.PASSED, str(stop.label), _comments(facts), conversation.starts_at)
            )
        elif stop == Stop.UNDERSTOOD:
            state = State.NOW if far == position else State.PASSED
            stops.append(LineStop(stop, state, str(stop.label), _understood_with_cut(conversation, facts)))
        else:
            stops.append(_themes_at(stop, position, far, themes, conversation))
    return Line(str(conversation), stops, conversation.is_demo)


def _reached(line: Line) -> list[LineStop]:
    return [stop for stop in line.stops if stop.state not in (*UNREACHED, State.PUT_OFF)]


def _themes_at(
    stop: Stop, position: int, far: int, themes: list[Line], conversation: Conversation
) -> LineStop:
    here = [each for line in themes for each in _reached(line) if each.stop == stop]
    if not here:
        state = State.EMPTY if position < far else State.TO_COME
        return LineStop(
            stop, state, str(stop.label), "" if state == State.EMPTY else _promise_step(conversation, stop)
        )
    words = ngettext("%(count)s of %(all)s theme", "%(count)s of %(all)s themes", len(themes))
    sentence = words % {"count": len(here), "all": len(themes)}
    finished = all(each.state == State.PASSED for each in here)
    is_now = position == far and not (stop == Stop.DONE and finished)
    label = standing(stop) if is_now else str(stop.label)
    return LineStop(stop, State.NOW if is_now else State.PASSED, label, sentence)


def _comments(facts: dict) -> str:
    """Empty if nobody counted who attended or the comments are few; a hidden number of people by its range."""
    comments, people = cell_of(facts["comments"]), facts["attended"]
    if people is None or is_hidden(comments):
        return ""
    words = _("%(comments)s comments from %(people)s people")
    return words % {"comments": comments.value, "people": number_text(cell_of(people))}


def _understood_with_cut(conversation: Conversation, facts: dict) -> str:
    words = _understood(conversation)
    return f"{words}. " + _("Data set %(number)s") % {"number": facts["cut"]} if facts["cut"] else words
