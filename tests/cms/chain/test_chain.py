"""The chain joins input and decision, and is walked both ways."""

from datetime import date

import pytest

from cms import chain
from cms.chain.links import link_many
from cms.models import LedgerEntry, Link

pytestmark = pytest.mark.django_db


def join(*pairs, stance: str = ""):
    for source, target in pairs:
        chain.link(source, target, actor="system:test", why="for a test", stance=stance)


@pytest.fixture
def one_thread(things):
    """Twelve words, a finding, an item, a decision, a step; and a second finding for the same item."""
    join(*[(("word", number), ("finding", 1)) for number in range(1, 13)])
    join(
        (("finding", 1), ("item", 5)),
        (("finding", 2), ("item", 5)),
        (("item", 5), ("decision", 7)),
        (("decision", 7), ("step", 9)),
    )
    return things


def names(trace) -> list[str]:
    return [node.title for node in trace.nodes]


def states(line) -> list[str]:
    return [stop.state for stop in line.stops]


def test_a_link_says_who_and_why_and_enters_the_record(things, clerk):
    made = chain.link(("finding", 1), ("item", 5), actor=clerk, why="The board asked for it.")

    assert (made.made_by, made.made_by_name, made.why) == (clerk, str(clerk), "The board asked for it.")
    assert LedgerEntry.objects.get().kind == "link"


def test_joining_again_changes_nothing(things, clerk, editor):
    first = chain.link(("finding", 1), ("item", 5), actor=clerk, why="first")
    again = chain.link(("finding", 1), ("item", 5), actor=editor, why="second")

    assert again.pk == first.pk
    assert Link.objects.get().why == "first"
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("pair", [(("idea", 1), ("item", 5)), (("finding", 1), ("idea", 5))])
def test_a_kind_that_no_room_registered_is_refused(things, pair):
    with pytest.raises(LookupError):
        chain.link(*pair, actor="system:test", why="x")
    assert not Link.objects.exists()


def test_many_are_joined_at_once_and_those_joined_already_stay(things, clerk, django_assert_max_num_queries):
    join((("word", 1), ("finding", 1)))
    pairs = [(("word", number), ("finding", 1), "for") for number in range(1, 41)]
    with django_assert_max_num_queries(10):
        made = link_many(pairs, actor=clerk, why="coded")

    assert made == 39
    assert Link.objects.count() == LedgerEntry.objects.count() == 40


@pytest.mark.parametrize("root", [("finding", 1), ("item", 5), ("decision", 7), ("step", 9)])
def test_the_thread_is_the_same_from_each_of_its_things(one_thread, root):
    found = names(chain.trace(*root))

    assert {"finding 1", "item 5", "decision 7", "step 9"} <= set(found)
    assert chain.trace(*root).heard.total == 12


def test_what_is_found_forward_is_found_backward(one_thread):
    """Each thing reached from the finding reaches the finding, and the other way round."""
    everything = [("finding", 1), ("finding", 2), ("item", 5), ("decision", 7), ("step", 9)]
    reached = {root: {(node.kind, node.id) for node in chain.trace(*root).nodes} for root in everything}

    assert all(
        (one in reached[other]) == (other in reached[one]) for one in everything for other in everything
    )


def test_a_sibling_is_no_part_of_the_thread(one_thread):
    assert "finding 2" not in names(chain.trace("finding", 1))
    assert {"finding 1", "finding 2"} <= set(names(chain.trace("item", 5)))


def test_one_persons_words_lead_to_the_end_without_the_words_of_others(one_thread):
    found = chain.trace("word", 3)

    assert names(found) == ["word 3", "finding 1", "item 5", "decision 7", "step 9"]
    assert found.heard is None


def test_what_the_public_may_not_see_is_left_out(one_thread):
    one_thread.hidden.add(("item", 5))
    found = chain.trace("finding", 1)

    assert "item 5" not in names(found)
    assert all("item" not in (step.source.kind, step.target.kind) for step in found.steps)


@pytest.mark.parametrize(
    ("kind", "id_"),
    [("idea", 1), ("item", 5), ("item", 2**63), ("item", 10**40), ("finding-with-a-long-name", 1)],
)
def test_unknown_and_hidden_things_have_no_trace_and_no_line(things, kind, id_):
    things.hidden.add(("item", 5))

    assert chain.trace(kind, id_) is None
    assert chain.line_for(kind, id_) is None


def test_a_circle_ends(things):
    join((("finding", 1), ("item", 5)), (("item", 5), ("finding", 1)))

    assert names(chain.trace("finding", 1)) == ["finding 1", "item 5"]


def test_a_thing_alone_is_where_it_stands(things):
    line = chain.line_for("finding", 4)

    assert states(line) == ["empty", "now", "to_come", "to_come", "to_come"]
    assert line.current.label == "Understood"


def test_a_stop_without_an_event_is_empty_and_not_passed(things):
    """What was decided without a finding and without a discussion does not claim either."""
    join((("word", 1), ("decision", 7)))
    line = chain.line_for("decision", 7)

    assert states(line) == ["passed", "empty", "empty", "now", "to_come"]
    assert [stop.label for stop in line.stops[:4]] == ["Heard", "Understood", "Discussed", "Decided"]


def test_in_a_list_too_comments_are_what_makes_a_thing_heard(things):
    join((("word", 1), ("finding", 1)), (("finding", 1), ("decision", 7)))
    lines = chain.lines_for("decision", [7, 8])

    assert states(lines[7]) == ["passed", "passed", "empty", "now", "to_come"]
    assert states(lines[8])[0] == "empty"


def test_what_is_still_to_come_is_announced_and_not_reached(things):
    things.states["item", 5] = {
        "state": chain.State.TO_COME,
        "sentence": "On the agenda for May 11, 2022.",
        "when": date(2022, 5, 11),
    }
    join((("word", 1), ("item", 5)))
    line = chain.line_for("item", 5)

    assert states(line) == ["now", "to_come", "to_come", "to_come", "to_come"]
    assert (line.current.label, line.stops[2].sentence) == ("Received", "On the agenda for May 11, 2022.")


def test_what_never_happened_leaves_its_stop_empty(things):
    things.states["item", 5] = {"state": chain.State.EMPTY, "sentence": "Not called."}
    join((("word", 1), ("item", 5)))

    assert states(chain.line_for("item", 5)) == ["now", "to_come", "empty", "to_come", "to_come"]


def test_promised_steps_are_being_done_once_one_is_begun(one_thread):
    one_thread.states["step", 9] = {"state": chain.State.TO_COME, "sentence": "Planned."}
    assert states(chain.line_for("finding", 1)) == ["passed", "passed", "passed", "now", "to_come"]
    join((("decision", 7), ("step", 10)))
    line = chain.line_for("finding", 1)
    assert states(line) == ["passed", "passed", "passed", "passed", "now"]
    assert line.current.label == "Underway"


def test_the_line_passes_each_stop_and_stands_at_the_last(one_thread):
    one_thread.states["step", 9] = {"state": chain.State.NOW, "sentence": "The page is being built."}
    line = chain.line_for("finding", 1)

    assert states(line) == ["passed", "passed", "passed", "passed", "now"]
    assert line.stops[0].sentence == "12 comments."
    assert line.stops[4].sentence == "The page is being built."
    assert line.stops[3].links == [("decision 7", "/decision/7/")]


def test_the_line_is_done_when_each_step_is(one_thread):
    line = chain.line_for("finding", 1)

    assert states(line) == ["passed"] * 5


def test_several_promised_steps_are_counted_in_one_sentence(one_thread):
    join((("decision", 7), ("step", 10)))
    ahead = {"state": chain.State.NOW, "sentence": "Planned for May 2023.", "is_step": True}
    one_thread.states["step", 10] = ahead
    one_thread.states["step", 9] = {
        "when": date(2022, 12, 2),
        "sentence": "Done December 2, 2022.",
        "is_step": True,
    }
    assert (
        chain.line_for("finding", 1).stops[4].sentence == "1 of 2 steps done, the latest on December 2, 2022."
    )
    one_thread.states["step", 9] = ahead
    assert chain.line_for("finding", 1).stops[4].sentence == "Planned for May 2023."


def test_a_thing_not_taken_up_ends_the_line_there(things):
    join((("finding", 1), ("item", 5)), (("item", 5), ("decision", 7)))
    join((("word", 1), ("finding", 1)))
    ended = {"state": chain.State.ENDED, "sentence": "No money this year."}
    for label, shown in (({}, "Not taken up"), ({"label": "Not adopted"}, "Not adopted")):
        things.states["decision", 7] = ended | label
        line = chain.line_for("finding", 1)

        assert states(line) == ["passed", "passed", "passed", "ended"]
        assert line.current.label == shown


def test_what_was_promised_is_not_being_done_after_its_decision_was_rescinded(one_thread):
    one_thread.states["decision", 7] = {"state": chain.State.ENDED, "label": "Rescinded"}
    one_thread.states["step", 9] = {"state": chain.State.NOW, "sentence": "The page is being built."}
    line = chain.line_for("finding", 1)

    assert states(line) == ["passed", "passed", "passed", "ended"]
    assert line.current.label == "Rescinded"


def test_a_thing_put_off_says_until_when(things):
    join((("finding", 1), ("item", 5)), (("item", 5), ("decision", 7)))
    things.states["decision", 7] = {
        "state": chain.State.PUT_OFF,
        "label": "Tabled until August 2022",
        "when": date(2022, 5, 11),
    }
    join((("word", 1), ("finding", 1)))
    line = chain.line_for("finding", 1)

    assert states(line) == ["passed", "passed", "passed", "put_off", "to_come"]
    assert line.current.label == "Tabled until August 2022"


def test_those_who_disagree_are_counted(things):
    join((("word", 1), ("finding", 1)), (("word", 2), ("finding", 1)))
    join((("word", 3), ("finding", 1)), stance="against")

    assert chain.line_for("finding", 1).stops[0].sentence == "3 comments. 1 disagrees."


def test_lines_of_many_things_take_as_many_statements_as_of_one(things, django_assert_max_num_queries):
    join(*[((("finding", number), ("item", number))) for number in range(1, 31)])
    with django_assert_max_num_queries(2):
        chain.lines_for("finding", range(1, 4))
    things.loads.clear()
    with django_assert_max_num_queries(2):
        lines = chain.lines_for("finding", range(1, 31))

    assert len(lines) == 30
    assert len(things.loads) == 2


def test_no_things_need_no_statement(things, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert chain.lines_for("finding", []) == {}
