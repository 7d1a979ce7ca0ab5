"""The line: five states, each with its shape and its words, in three forms."""

import datetime as dt
from dataclasses import dataclass, field

from django.template import Context, Template

import pytest

from cms.components.line import EndedWithoutReason


@dataclass
class Stop:
    stop: str
    state: str
    label: str = ""
    sentence: str = ""
    when: object = None
    links: list = field(default_factory=list)


@dataclass
class Line:
    label: str
    stops: list
    answer: str = ""


def line(*states: str, **current) -> Line:
    """A line whose stop that is now, ended or put off gets the words given."""
    names = ("heard", "understood", "discussed", "decided", "done")
    stops = [
        Stop(name, state, **(current if state in ("now", "ended", "put_off") else {}))
        for name, state in zip(names, states, strict=True)
    ]
    return Line("Show my county", stops)


def draw(thing: Line, form: str = "full", **more) -> str:
    return Template("{% load ui %}{% line thing form=form groups=groups %}").render(
        Context({"thing": thing, "form": form, "groups": None, **more})
    )


ON_ITS_WAY = line("passed", "passed", "now", "to_come", "to_come", label="Being discussed")
ENDED = line("passed", "passed", "passed", "ended", "to_come", sentence="because no data exists")
PUT_OFF = line("passed", "passed", "put_off", "to_come", "to_come", label="Put off until May 2023")


def test_the_list_is_labelled_with_the_name_of_the_thing():
    assert '<ol class="line line--full" aria-label="Show my county">' in draw(ON_ITS_WAY)


def test_only_the_current_stop_is_the_current_step():
    assert draw(ON_ITS_WAY).count('aria-current="step"') == 1


@pytest.mark.parametrize("form", ["full", "vertical"])
def test_each_label_carries_its_state_as_hidden_words(form):
    html = draw(ON_ITS_WAY, form)
    assert html.count("(completed)") == 2
    assert html.count("(now)") == 1
    assert html.count("(still to come)") == 2


def test_the_stop_where_it_stands_may_say_what_is_happening():
    assert "Being discussed" in draw(ON_ITS_WAY)


@pytest.mark.parametrize("form", ["full", "vertical"])
def test_an_ended_line_says_why_and_draws_no_later_stop(form):
    html = draw(ENDED, form)
    assert "Not taken up" in html
    assert "because no data exists" in html
    assert html.count("<li") == 4


def test_a_line_that_ends_without_a_reason_is_not_drawn():
    with pytest.raises(EndedWithoutReason):
        draw(line("passed", "passed", "passed", "ended", "to_come"))


def test_a_line_that_is_put_off_says_until_when():
    assert "Put off until May 2023" in draw(PUT_OFF)


def test_stops_link_to_their_objects():
    thing = line(
        "passed", "passed", "now", "to_come", "to_come", links=[("P-2022-08", "/proposals/P-2022-08/")]
    )
    assert '<a href="/proposals/P-2022-08/"><span class="nowrap">P-2022-08</span></a>' in draw(
        thing, "vertical"
    )


def test_dates_are_written_out():
    assert "November 9, 2022" in draw(
        line("passed", "passed", "now", "to_come", "to_come", when=dt.date(2022, 11, 9))
    )


def test_the_words_beside_the_small_line_are_enough():
    assert "<strong>Being discussed</strong>" in draw(ON_ITS_WAY, "mini")
    assert "<strong>Not taken up</strong> because no data exists" in draw(ENDED, "mini")
    assert "<strong>Put off until May 2023</strong>" in draw(PUT_OFF, "mini")
    assert "<strong>Done</strong>" in draw(line(*["passed"] * 5), "mini")


def test_the_small_line_is_a_picture_without_a_voice():
    html = draw(ON_ITS_WAY, "mini")
    assert 'width="112" height="20"' in html
    assert 'aria-hidden="true"' in html
    assert html.count("<circle") == 5


def test_no_line_draws_nothing():
    assert draw(None) == ""


def test_what_people_wrote_is_escaped():
    thing = line("passed", "passed", "now", "to_come", "to_come", sentence="<script>x</script>")
    assert "<script>" not in draw(thing) + draw(thing, "vertical") + draw(thing, "mini")


def test_threads_run_into_the_full_line():
    html = draw(ON_ITS_WAY, groups=[{"label": "Form", "count": 20, "against": 0}])
    assert "line-figure--threads" in html
    assert "Each thread is one comment." in html


@dataclass
class Step:
    title: str
    state: str
    when: object = None
    url: str = "/x/"
    stop: str = "done"


@dataclass
class Trace:
    nodes: list


def draw_forks(*steps: Step) -> str:
    source = "{% load ui %}{% line thing groups=groups trace=trace %}"
    thing = line(
        "passed", "passed", "passed", "passed", "now", label="Underway", links=[("Listed", "/listed/")]
    )
    groups = [{"label": "Form", "count": 20, "against": 0}]
    return Template(source).render(Context({"thing": thing, "groups": groups, "trace": Trace(list(steps))}))


def test_promised_steps_fork_from_the_last_stop():
    html = draw_forks(Step("Definition", "passed", dt.date(2022, 12, 2)), Step("County view", "now"))
    assert "Done December 2022" in html
    assert "No date yet" in html
    assert html.count('<li class="fork') == 2
    assert html.count("forks__line--planned") == 1


@pytest.mark.parametrize("count", [0, 1, 4])
def test_one_step_or_many_are_listed_and_not_drawn(count):
    html = draw_forks(*[Step(f"Step {number}", "passed") for number in range(count)])
    assert "fork" not in html
    assert "/listed/" in html


def test_a_stop_of_the_full_line_is_brief_and_the_vertical_one_is_complete():
    long = (
        "Talked about by the first board on September 14, 2022. "
        + "Then by another board in a long sentence. " * 4
    )
    links = [(f"Link {number}", "/x/") for number in range(4)]
    thing = line("passed", "passed", "now", "to_come", "to_come", sentence=long, links=links)
    assert "another board" in draw(thing, "vertical")
    assert "Link 3" in draw(thing, "vertical")
    assert "Link 1" in draw(thing)
    assert "Link 2" not in draw(thing)
    assert "and 2 more" in draw(thing)


def test_a_sentence_that_comes_twice_is_said_once():
    thing = line(
        "passed", "passed", "put_off", "to_come", "to_come", sentence="It costs too much. It costs too much."
    )
    assert draw(thing).count("It costs too much.") == 1


def test_a_date_that_the_sentence_says_is_not_said_twice():
    thing = line(
        "passed",
        "passed",
        "now",
        "to_come",
        "to_come",
        when=dt.date(2022, 12, 2),
        sentence="Done December 2, 2022.",
    )
    assert draw(thing).count("December 2, 2022") == 1
