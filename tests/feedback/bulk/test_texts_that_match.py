"""All texts that match get one code, or a coder to read them (PAR-03, PAR-04)."""

import pytest

from cms.records.verification import breaks
from feedback.coding.services import add_coding, keep_reading
from feedback.models import BulkAction, Codebook, Coding, CodingTask, SubmissionText
from tests.factories import feedback as make
from tests.factories.coding import draw, make_texts
from tests.furniture import furnished

GRID = "/desk/coding/grid/"


@furnished
def texts(form):
    return make_texts(form, 3)


@pytest.fixture
def analysts_desk(at_desk, analyst):
    return at_desk(analyst)


def test_all_texts_of_the_grid_get_one_code(analysts_desk, analyst, code, texts):
    page = analysts_desk.get(f"{GRID}?words=says").content.decode()
    assert "Code or assign all that match: 3 texts" in page
    asked = analysts_desk.ask("code", "words=says", "grid", code="place").content.decode()
    assert "3 texts match" in asked and "3 will be changed" in asked
    action = analysts_desk.do("code", "words=says", "grid", code="place")
    assert (action.done, action.code, Coding.objects.filter(coder=analyst).count()) == (3, code, 3)
    coding = Coding.objects.first()
    assert (coding.start, coding.end) == (0, len(texts[0].text))
    assert Coding.history.first().history_change_reason == f"bulk action {action.number}"
    assert not list(breaks())


def test_comments_of_the_queue_get_the_code_on_their_own_texts(analysts_desk, form, code, texts):
    make.make_submission(form, "It says no.", consent_analyse=False)
    action = analysts_desk.do("code", "words=says", code="place")
    assert (action.members, action.done) == (3, 3)


def test_texts_that_cannot_be_coded_are_counted_by_reason(
    analysts_desk, analyst, publisher, form, code, texts
):
    add_coding(actor=analyst, text=texts[0], code=code, start=0, end=len(texts[0].text))
    make.make_code(Codebook.objects.create(slug="other", name={"en": "Other"}, is_current=False), "else")
    form.codebook = Codebook.objects.get(slug="other")
    form.save()
    page = analysts_desk.ask("code", "words=says", code="place").content.decode()
    assert "The code is not in the codebook of its form." in page and "0 will be changed" in page
    form.codebook = None
    form.save()
    action = analysts_desk.do("code", "words=says", code="place")
    assert (action.done, action.refused) == (2, {"coded": 1})


def test_texts_of_an_open_sample_are_left_to_its_coders(analysts_desk, analyst, publisher, form, code, texts):
    draw(form, analyst, publisher, size=2)
    page = analysts_desk.ask("code", "words=says", code="place").content.decode()
    assert "It is in an open double-coded sample." in page and "1 will be changed" in page
    action = analysts_desk.do("code", "words=says", code="place")
    assert (action.done, action.refused) == (1, {"apart": 2})


def test_without_a_code_nothing_starts(analysts_desk, code, texts):
    for wrong in ("", "no-such-code"):
        assert analysts_desk.ask("code", "words=says", "grid", code=wrong).status_code == 422
    assert not BulkAction.objects.exists()


def test_undoing_takes_the_codes_away_unless_they_changed_since(
    analysts_desk, at_desk, publisher, code, texts
):
    action = analysts_desk.do("code", "words=says", "grid", code="place")
    coding = Coding.objects.order_by("pk")[0]
    coding.note = "Mine now"
    coding.save()
    assert at_desk(publisher).press(action, "undo").status_code == 422
    analysts_desk.press(action, "undo")
    assert [each.pk for each in Coding.objects.all()] == [coding.pk]
    assert BulkAction.objects.first().refused == {"later": 1}
    assert not list(breaks())


def test_all_that_match_are_put_on_the_list_of_one_coder(analysts_desk, at_desk, analyst, publisher, texts):
    keep_reading(actor=publisher, text=texts[0], note="", state=CodingTask.State.DONE)
    asked = analysts_desk.ask("assign", "words=says", "grid", coder=publisher.pk).content.decode()
    assert (
        "It is already assigned to this person, or this person has read it." in asked
        and "2 will be changed" in asked
    )
    action = analysts_desk.do("assign", "words=says", "grid", coder=publisher.pk)
    assert (action.done, action.refused) == (2, {"assigned": 1})
    page = at_desk(publisher).get(f"{GRID}?state=todo").content.decode()
    assert "2 texts" in page and texts[0].submission.reference not in page


def test_only_who_may_code_is_given_texts(analysts_desk, editor, texts):
    assert analysts_desk.ask("assign", "words=says", "grid", coder=editor.pk).status_code == 422


def test_undoing_an_assignment_leaves_what_the_coder_has_read(analysts_desk, publisher, texts):
    action = analysts_desk.do("assign", "", "grid", coder=publisher.pk)
    keep_reading(actor=publisher, text=texts[1], note="", state=CodingTask.State.DONE)
    analysts_desk.press(action, "undo")
    assert CodingTask.objects.get().text == SubmissionText.objects.get(pk=texts[1].pk)
    assert BulkAction.objects.first().refused == {"later": 1}
