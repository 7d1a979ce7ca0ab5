"""The line of each theme of a recap: heard at the conversation, then only what came after it (PAR-02)."""

from dataclasses import replace

from django.utils.translation import gettext as _

from cms.chain import Line, LineStop, State, Stop
from cms.chain.nodes import UNREACHED
from cms.components.dates import long_date
from cms.i18n.fields import text
from engagement.choices import Answer
from engagement.models import Conversation, Outcome, Recap

ANSWER_STATES = {
    Answer.FAILED: State.ENDED,
    Answer.DECLINED: State.ENDED,
    Answer.DEFERRED: State.PUT_OFF,
}


def theme_lines(
    conversation: Conversation, recap: Recap, found: dict[int, Line], outcomes: dict[int, Outcome]
) -> dict[int, Line]:
    """Theme → its line, for each theme of the recap; ``found`` are the lines of those with a finding."""
    lines = {}
    for theme in recap.facts["themes"]:
        pk = theme["id"]
        later = _later(found.get(pk), outcomes.get(pk))
        if not conversation.owes_an_outcome:
            later = [stop for stop in later if stop.state != State.TO_COME or stop.links]
        lines[pk] = Line(text(theme["title"]), _begun(conversation, later), conversation.is_demo)
    return lines


def _later(line: Line | None, outcome: Outcome | None) -> list[LineStop]:
    """What is on record on the finding of a theme; an outcome that was told counts where no decision is there."""
    if line is None:
        return _of_outcome(outcome)
    later = _after(line)
    reached = {stop.stop: stop for stop in later if stop.state not in UNREACHED}
    if outcome is None or Stop.DECIDED in reached:
        return later
    return _of_outcome(outcome, reached.get(Stop.DISCUSSED))


def _begun(conversation: Conversation, later: list[LineStop]) -> list[LineStop]:
    """Heard and reported first; the recap is the current stop until something came of it."""
    is_answered = any(stop.state not in UNREACHED for stop in later)
    heard = LineStop(Stop.HEARD, State.PASSED, str(Stop.HEARD.label), when=conversation.starts_at)
    state = State.PASSED if is_answered else State.NOW
    return [
        heard,
        LineStop(Stop.UNDERSTOOD, state, _("Recap posted"), when=conversation.recap_published_at),
        *later,
    ]


def _after(line: Line) -> list[LineStop]:
    """The stops of the chain that follow a recap, named by their events; steps only of a decision on this line."""
    later = [_named(stop) for stop in line.stops if stop.stop not in (Stop.HEARD, Stop.UNDERSTOOD)]
    if any(stop.stop == Stop.DECIDED and stop.state not in UNREACHED for stop in later):
        return later
    return [_to_come(Stop.DONE) if stop.stop == Stop.DONE else stop for stop in later]


def _named(stop: LineStop) -> LineStop:
    label = stop.label
    if stop.stop == Stop.DISCUSSED and stop.state == State.TO_COME and stop.links:
        label = _("On the agenda for %(meeting)s") % {"meeting": stop.links[-1][0]}
    elif stop.stop == Stop.DECIDED and stop.state in (State.NOW, State.PASSED) and stop.when:
        label = _("Decided %(date)s") % {"date": long_date(stop.when, weekday=False)}
    return LineStop(stop.stop, stop.state, label, stop.sentence, stop.when, stop.links)


def _of_outcome(outcome: Outcome | None, discussed: LineStop | None = None) -> list[LineStop]:
    """Of a theme that no board has decided on its record; a no is as visible as a yes."""
    if outcome is None:
        return [_to_come(stop) for stop in (Stop.DISCUSSED, Stop.DECIDED, Stop.DONE)]
    state = ANSWER_STATES.get(Answer(outcome.answer), State.NOW)
    label = str(outcome.get_answer_display())
    if state == State.NOW:
        label = _("Decided %(date)s") % {"date": long_date(outcome.decided_on, weekday=False)}
    empty = LineStop(Stop.DISCUSSED, State.EMPTY, str(Stop.DISCUSSED.label))
    stops = [
        replace(discussed, state=State.PASSED) if discussed else empty,
        LineStop(Stop.DECIDED, state, label, when=outcome.decided_on),
    ]
    if state != State.ENDED:
        stops.append(_to_come(Stop.DONE))
    return stops


def _to_come(stop: Stop) -> LineStop:
    return LineStop(stop, State.TO_COME, str(stop.label))
