"""Filters are saved under a name, one's own or shared; one that no longer holds says so (issue 17)."""

import pytest

from cms.models import PossibleCopy
from feedback.coding.forms.coding import GridForm
from feedback.models import SavedFilter, Screen
from feedback.moderation.forms import QueueForm
from feedback.saved_filters.rules import FIELDS
from tests.factories import feedback as make
from tests.furniture import furnished

QUEUE, FILTERS = "/desk/comments/", "/desk/filters/"


@furnished
def comment(form):
    return make.make_submission(form)


def save(desk, query="words=county", name="Counties", screen="comments", **more):
    return desk.post(f"{FILTERS}save/", {"screen": screen, "query": query, "name": name} | more)


def page_of(desk, path=QUEUE) -> str:
    return desk.get(path).content.decode()


def test_a_filter_is_saved_and_leads_back_to_what_it_lists(desk, comment):
    assert "Save this filter" not in page_of(desk)
    assert "Save this filter" in page_of(desk, f"{QUEUE}?words=county")
    answer = save(desk, "words=county&page=3&next=//evil.example")
    assert answer.url == f"{QUEUE}?words=county"
    page = page_of(desk)
    assert f'<a href="{QUEUE}?words=county">Counties</a>' in page
    assert 'aria-current="page">Counties' in page_of(desk, f"{QUEUE}?words=county")


def test_colleagues_see_what_is_shared_and_nothing_else(desk, at_desk, analyst, editor, comment):
    save(desk)
    save(desk, "words=park", "Parks", is_shared="on")
    page = page_of(at_desk(analyst))
    assert "Parks" in page and str(editor) in page and "Counties" not in page
    assert "Parks" not in page_of(at_desk(analyst), FILTERS)


def test_own_filters_are_renamed_shared_and_removed(desk, at_desk, analyst, comment):
    save(desk)
    saved = SavedFilter.objects.get()
    path = f"{FILTERS}{saved.pk}/"
    assert at_desk(analyst).post(path, {"name": "Mine"}).status_code == 404
    assert at_desk(analyst).post(f"{path}remove/").status_code == 404
    desk.post(path, {"name": "By county", "is_shared": "on"})
    saved.refresh_from_db()
    assert (saved.name, saved.is_shared) == ("By county", True)
    desk.post(f"{path}remove/")
    assert "By county" not in page_of(desk)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": ""}, "Problem:"),
        ({"name": "x" * 81}, "80"),
        ({"query": ""}, "Choose a filter first"),
        ({"query": "page=2"}, "Choose a filter first"),
        ({"query": "&".join(["code=" + "x" * 99] * 20), "screen": "comments"}, "too long"),
    ],
)
def test_what_cannot_be_saved_is_said_and_stays_as_typed(desk, comment, values, words):
    answer = save(desk, **{"query": "words=county"} | values)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not SavedFilter.objects.exists()


def test_a_name_is_used_once(desk, comment):
    save(desk)
    assert "You already have a filter with this name." in save(desk, "words=park").content.decode()
    save(desk, "words=park", "Parks")
    second = SavedFilter.objects.get(name="Parks")
    answer = desk.post(f"{FILTERS}{second.pk}/", {"name": "Counties"})
    assert answer.status_code == 422 and "You already have a filter" in answer.content.decode()


def test_a_filter_of_a_form_or_an_attribute_that_is_gone_says_so(desk, at_desk, analyst, comment, code):
    for query in ("form=999", "campaign=7", "code=gone", "attribute=3&attribute_value=x"):
        page = page_of(desk, f"{QUEUE}?{query}")
        assert "This filter is not applied, and everything is listed." in page
        assert "All that match" not in page and "all that match" not in page
    assert "This filter is not applied" in page_of(at_desk(analyst), "/desk/coding/grid/?month=1999-01")


def test_the_grid_has_filters_of_its_own_for_coders_only(desk, at_desk, analyst, comment, code):
    assert save(desk, screen="grid").status_code == 404
    assert save(desk, screen="elsewhere").status_code == 404
    coder = at_desk(analyst)
    assert save(coder, "state=unread", "To read", "grid").url == "/desk/coding/grid/?state=unread"
    assert "To read" in page_of(coder, "/desk/coding/grid/") and "To read" not in page_of(coder)


@pytest.mark.parametrize("person", ["clerk", "administrator", "resident"])
def test_nobody_else_saves_filters(at_desk, people, person):
    other = at_desk(people[person])
    assert other.get(FILTERS).status_code in (403, 404)
    assert save(other).status_code in (403, 404)
    assert not SavedFilter.objects.exists()


def test_they_are_deleted_with_the_account(desk, editor, comment):
    save(desk)
    editor.delete()
    assert not SavedFilter.objects.exists()


def test_each_field_of_the_two_filters_can_be_saved():
    assert set(FIELDS[Screen.COMMENTS]) == {*QueueForm.base_fields}
    assert set(FIELDS[Screen.GRID]) == {*GridForm.base_fields, "book"}


def test_what_a_person_wrote_is_found_in_filters_when_it_is_redacted(desk, cast, form):
    written = make.make_submission(form, "My neighbor Zoltan of Elm Street drives the bus too fast.")
    save(desk, "words=Zoltan of Elm Street drives the bus&state=received")
    desk.do("publish", "words=Zoltan of Elm Street drives the bus")
    address = f"/desk/comments/{written.pk}/remove/"
    desk.browser = cast["publisher"]
    assert desk.post(address, {"reason": "By request", "number": written.reference}).status_code == 302
    found = PossibleCopy.objects.values_list("kind", "fields")
    assert sorted(found) == [("feedback.BulkAction", ["filter_text"]), ("feedback.SavedFilter", ["pairs"])]
    for each in PossibleCopy.objects.all():
        desk.post(f"/desk/removals/copies/{each.pk}/", {"act": "remove"})
    assert "Zoltan" not in str(SavedFilter.objects.get().pairs)


def test_ones_own_filter_is_displayed_however_many_colleagues_share(desk, analyst, comment):
    save(desk, name="Zebra")
    facts = {"owner": analyst, "screen": Screen.COMMENTS, "pairs": [["state", "received"]], "is_shared": True}
    SavedFilter.objects.bulk_create([SavedFilter(name=f"A {number}", **facts) for number in range(40)])
    assert 'aria-current="page">Zebra' in page_of(desk, f"{QUEUE}?words=county")
