"""The agenda on the desk: one row for each item, every act in all languages at once, stale pages refused."""

import re
from datetime import timedelta

from django.urls import reverse

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale

import pytest

from boards.agendas.drafts import defer_item, place_deferred_item
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.models import Material, MeetingPage
from cms.components.dates import clock_time
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories.agenda_editor import act, address, key_of, outline, rows, typed, version
from tests.furniture import furnished

ITEMS = [
    {"kind": "information", "title": "Call to order", "minutes": 5},
    {"kind": "action", "title": "Results by county", "minutes": 30, "parts": ["The table", "The map"]},
    {"kind": "action", "title": "The calendar"},
]


@furnished
def board(home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=12))
    return found


@furnished
def draft(board):
    made = make.meeting(board)
    agendas.write(made, ITEMS)
    return made


@pytest.fixture
def desk(client_for, editor):
    return client_for(editor)


def test_every_item_stands_in_a_row_with_all_languages(desk, draft):
    page = desk.get(address(draft)).content.decode()
    assert [label in page for label in ("2.1", "The map", "Results by county")] == [True] * 3
    assert 'lang="es"' in page and "English" in page and "Spanish" in page
    assert "35 minutes planned, 180 scheduled" in page


def test_what_a_language_lacks_is_marked_in_words_and_counted(desk, draft):
    agendas.write(draft, ITEMS[:1], languages=("es",))
    for page in MeetingPage.objects.filter(meeting=draft, locale__language_code="es"):
        page = page.get_latest_revision_as_object()
        page.agenda = []
        page.save_revision()
    page = desk.get(address(draft)).content.decode()
    assert "5 titles missing in Spanish" in page
    assert page.count("Spanish missing") == 5


def test_the_editor_and_the_checks_name_the_same_languages(desk, draft):
    """ACC-07: those of the meeting's pages, also one that the site itself is not translated into."""
    locale, _made = Locale.objects.get_or_create(language_code="vi")
    page = draft.pages.order_by("pk").first()
    made = CopyPageForTranslationAction(page, locale, copy_parents=True, user=None).execute(
        skip_permission_checks=True
    )
    made.agenda = []
    made.save_revision()
    agendas.write(draft, [], languages=["es"])
    screen = desk.get(address(draft)).content.decode()
    ahead = make.starts() - timedelta(days=12)
    named = [words for rule, words in agendas.warnings(draft, ahead) if rule == "ACC-07"]
    for language in ("Spanish", "Tiếng Việt"):
        assert f"titles missing in {language}" in screen
        assert any(words.startswith(f"Missing in {language}: item 1, 2, 2.1, 2.2, 3") for words in named)


def test_the_checks_name_a_break_by_its_title(draft):
    agendas.write(draft, [{"title": "One"}, {"kind": "break", "title": "Lunch"}])
    agendas.write(draft, [], languages=["es"])
    (words,) = [words for rule, words in agendas.warnings(draft, make.starts()) if rule == "ACC-07"]
    assert "item 1, Lunch" in words


def test_the_form_says_that_parts_share_the_kind_of_their_item(desk, draft):
    item = desk.get(address(draft), {"edit": key_of(draft, "Results by county")}).content.decode()
    assert "The parts of an item share its kind." in item
    part = desk.get(address(draft), {"edit": key_of(draft, "The map")}).content.decode()
    assert (
        "Kind: Action. A part shares the kind, legal ground and purpose of its item" in part
        and 'name="kind"' not in part
    )


def test_the_form_shows_how_a_report_is_formatted(desk, draft):
    page = desk.get(address(draft), {"edit": key_of(draft, "The calendar")}).content.decode()
    assert page.count("How to format a report") == 1
    assert "# Background" in page and "<h4>Background</h4>" in page and "<li>First point</li>" in page


def test_a_row_opens_in_place_and_is_saved_in_every_language(desk, draft):
    opened = desk.get(address(draft), {"edit": key_of(draft, "The calendar")}).content.decode()
    assert "Save item 3" in opened
    answer = desk.post(
        address(draft),
        typed(draft, "The calendar", title_es="El calendario", minutes="15", presenter="C. Demo"),
    )
    assert answer.status_code == 302
    assert outline(draft)[-1] == "3 The calendar"
    assert outline(draft, "es")[-1] == "3 El calendario"
    assert (rows(draft)[-1].minutes, rows(draft)[-1].presenter) == (15, "C. Demo")


def test_one_save_makes_one_revision_of_each_language(desk, draft):
    before = [page.revisions.count() for page in draft.pages.order_by("pk")]
    desk.post(address(draft), typed(draft, "The calendar"))
    assert [page.revisions.count() for page in draft.pages.order_by("pk")] == [n + 1 for n in before]


@pytest.mark.parametrize(
    "steps, expected",
    [
        ([("up", "The calendar")], ["1 Call to order", "2 The calendar", "3 Results by county"]),
        ([("down", "The table")], ["2 Results by county", "2.1 The map", "2.2 The table"]),
        ([("in", "The map")], ["2.1 The table", "2.1.1 The map", "3 The calendar"]),
        ([("in", "The calendar")], ["2.1 The table", "2.2 The map", "2.3 The calendar"]),
        ([("out", "The map")], ["2.1 The table", "3 The map", "4 The calendar"]),
        ([("remove", "Results by county")], ["1 Call to order", "2 The calendar"]),
        (
            [("down", "Call to order")],
            ["1 Results by county", "1.1 The table", "1.2 The map", "2 Call to order"],
        ),
    ],
)
def test_rows_move_with_their_parts_in_all_languages(desk, draft, steps, expected):
    for name, title in steps:
        assert act(desk, draft, name, title).status_code == 302
    assert [each for each in outline(draft) if each in expected] == expected
    assert outline(draft, "es") == outline(draft)


@pytest.mark.parametrize(
    "name, title",
    [("up", "Call to order"), ("down", "The calendar"), ("out", "The calendar"), ("place", "Call to order")],
)
def test_a_move_that_leads_nowhere_writes_nothing_and_says_why(desk, draft, name, title):
    seen = version(draft)
    refused = act(desk, draft, name, title)
    assert refused.status_code == 422 and "nothing has changed" in refused.content.decode()
    assert version(draft) == seen


@pytest.mark.parametrize("name", ["in", "place"])
def test_no_item_loses_its_kind_or_ground_by_being_put_under_another(desk, draft, name):
    desk.post(address(draft), typed(draft, "The calendar", kind="closed", citation="11126(e)"))
    refused = act(desk, draft, name, "The calendar", key_of(draft, "The map") if name == "place" else "")
    assert refused.status_code == 422
    assert "differ in kind, legal ground or purpose" in refused.content.decode()
    assert (rows(draft)[-1].kind, rows(draft)[-1].citation) == ("closed", "11126(e)")


def test_an_item_with_parts_does_not_become_a_break(desk, draft):
    refused = desk.post(address(draft), typed(draft, "Results by county", kind="break"))
    assert refused.status_code == 422 and "A break cannot have parts." in refused.content.decode()


def test_a_stale_save_shows_the_item_as_it_is_now(desk, client_for, clerk, draft):
    mine = typed(draft, "The calendar", title_en="My own words")
    client_for(clerk).post(
        address(draft), typed(draft, "The calendar", title_en="Theirs", presenter="D. Demo")
    )
    page = desk.post(address(draft), mine).content.decode()
    assert "The item as it is now" in page and "Theirs" in page and "D. Demo" in page
    assert "My own words" in page


def test_a_stale_save_that_cannot_be_read_is_named_as_stale_too(desk, client_for, clerk, draft):
    mine = typed(draft, "The calendar", minutes="soon")
    client_for(clerk).post(address(draft), typed(draft, "The calendar", title_en="Theirs"))
    page = desk.post(address(draft), mine).content.decode()
    assert "changed this agenda" in page and "Theirs" in page and "Enter a whole number." in page


def test_the_editor_of_a_posted_agenda_shows_the_numbers_the_public_knows(desk, draft):
    """BK-14."""
    make.post(draft)
    act(desk, draft, "remove", "Call to order")
    page = desk.get(address(draft)).content.decode()
    numbers = re.findall(r'class="editor__number"><span>([^<]*)</span>', page)
    assert numbers == ["2", "2.1", "2.2", "3"]
    moved = act(desk, draft, "out", "The map")
    assert "A new notice will withdraw the posted item" in desk.get(moved.url).content.decode()


def test_the_planned_time_follows_the_hour_that_the_next_notice_says(desk, draft):
    make.post(draft)
    draft.new_starts_at, draft.new_ends_at = (
        at + timedelta(hours=3) for at in (draft.starts_at, draft.ends_at)
    )
    draft.save()
    page = desk.get(address(draft)).content.decode()
    assert "35 minutes planned, 180 scheduled" in page
    assert f"{clock_time(draft.new_starts_at)} – {clock_time(draft.new_ends_at)}" in page


def test_a_row_is_dragged_behind_another(desk, draft):
    act(desk, draft, "place", "Call to order", key_of(draft, "The calendar"))
    assert outline(draft)[-1] == "3 Call to order"


def test_an_item_is_inserted_anywhere(desk, draft):
    behind = key_of(draft, "The table")
    assert "New item" in desk.get(address(draft), {"behind": behind}).content.decode()
    desk.post(address(draft), typed(draft, behind=behind))
    assert outline(draft)[3] == "2.2 A new item"
    desk.post(address(draft), typed(draft, behind="", title_en="First"))
    assert outline(draft)[0] == "1 First"


def test_a_removed_row_can_be_put_back(desk, draft):
    before = outline(draft)
    answer = act(desk, draft, "remove", "Results by county")
    page = desk.get(answer.url).content.decode()
    undo = re.search(r'value="(undo:[\d-]+)"', page)[1]
    assert desk.post(address(draft), {"act": undo, "version": version(draft)}).status_code == 302
    assert outline(draft) == before


def test_a_deferred_item_that_is_removed_waits_again_until_that_is_undone(desk, draft):
    """BK-19."""
    waiting = defer_item(actor=make.ACTOR, body=draft.body, title={"en": "Put off", "es": "Aplazado"})
    place_deferred_item(actor=make.ACTOR, meeting=draft, waiting=waiting)
    seen = version(draft)
    answer = act(desk, draft, "remove", "Put off")
    waiting.refresh_from_db()
    assert waiting.placed_in is None
    undone = desk.post(address(draft), {"act": f"undo:{seen}", "version": version(draft)})
    waiting.refresh_from_db()
    assert (answer.status_code, undone.status_code) == (302, 302) and waiting.placed_in == draft


def test_a_deferred_item_that_is_posted_stays_placed(desk, draft):
    """BK-19."""
    waiting = defer_item(actor=make.ACTOR, body=draft.body, title={"en": "Put off", "es": "Aplazado"})
    place_deferred_item(actor=make.ACTOR, meeting=draft, waiting=waiting)
    make.post(draft)
    act(desk, draft, "remove", "Put off")
    waiting.refresh_from_db()
    assert waiting.placed_in == draft


def test_materials_of_a_removed_item_are_named(desk, draft):
    key = key_of(draft, "The calendar")
    Material.objects.create(meeting=draft, key=key, title={"en": "Memo"}, prepared_by="body")
    Material.objects.create(
        meeting=draft, key=key, title={"en": "Secret"}, prepared_by="body", is_closed=True
    )
    page = desk.get(act(desk, draft, "remove", "The calendar").url).content.decode()
    assert "2 materials belong to removed items: Memo; a closed material." in page and "Secret" not in page
    memo = Material.objects.get(title={"en": "Memo"})
    of_the_meeting = desk.get(f"/desk/meetings/{draft.pk}/").content.decode()
    assert "Materials of items no longer on the agenda" in of_the_meeting
    address_of_memo = reverse("boards:desk_material", args=[memo.pk])
    assert address_of_memo in of_the_meeting and desk.get(address_of_memo).status_code == 200


def test_what_someone_saved_meanwhile_is_not_undone(desk, draft):
    seen = version(draft)
    answer = act(desk, draft, "remove", "Results by county")
    after = version(draft)
    desk.post(address(draft), typed(draft, "The calendar", title_en="The calendar of 2023"))
    assert "undo:" not in desk.get(answer.url).content.decode()
    refused = desk.post(address(draft), {"act": f"undo:{seen}", "version": after})
    assert refused.status_code == 422
    assert outline(draft) == ["1 Call to order", "2 The calendar of 2023"]


def test_a_stale_save_names_who_came_between_and_keeps_what_was_typed(desk, client_for, clerk, draft):
    mine = typed(draft, "The calendar", title_en="My own words")
    client_for(clerk).post(address(draft), typed(draft, "Call to order", kind="information"))
    refused = desk.post(address(draft), mine)
    words = refused.content.decode()
    assert refused.status_code == 422
    assert f"{clerk} changed this agenda" in words and "My own words" in words
    assert outline(draft)[-1] == "3 The calendar"
    again = re.search(r'name="version" value="([\d-]+)"', words)[1]
    assert desk.post(address(draft), mine | {"version": again}).status_code == 302
    assert outline(draft)[-1] == "3 My own words"


def test_a_row_removed_meanwhile_is_not_lost(desk, draft):
    mine = typed(draft, "The calendar", title_en="My own words")
    act(desk, draft, "remove", "The calendar")
    refused = desk.post(address(draft), mine).content.decode()
    assert "My own words" in refused and "New item" in refused
    assert act_again(desk, draft, refused, mine).status_code == 302
    assert outline(draft)[-1] == "3 My own words"


def act_again(desk, draft, page: str, mine: dict):
    behind = re.search(r'name="behind" value="([^"]*)"', page)[1]
    return desk.post(address(draft), mine | {"version": version(draft), "key": "", "behind": behind})


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"title_en": "", "title_es": ""}, "Describe the item in at least one language."),
        ({"minutes": "soon"}, "Enter a whole number."),
        ({"kind": "closed", "citation": "no such ground"}, "No ground in Gov. Code § 11126 matches."),
        ({"kind": "closed", "citation": "litigation"}, "Several grounds match."),
        ({"citation": "11126(e)"}, "Only a closed session has a legal ground."),
        ({"title_en": "x" * 251}, "at most 250 characters"),
    ],
)
def test_a_refusal_stands_beside_the_field_and_keeps_what_was_typed(desk, draft, changes, words):
    refused = desk.post(address(draft), typed(draft, "The calendar", presenter="C. Demo", **changes))
    assert refused.status_code == 422
    page = refused.content.decode()
    assert words in page and 'value="C. Demo"' in page


@pytest.mark.parametrize("word", ["11126(e)", "(e)", "e", "pending litigation"])
def test_a_ground_is_typed_by_number_or_word(desk, draft, word):
    """BK-32a."""
    answer = desk.post(address(draft), typed(draft, "The calendar", kind="closed", citation=word))
    assert answer.status_code == 302
    assert rows(draft)[-1].citation == "11126(e)"


def test_an_item_that_becomes_a_closed_session_closes_its_materials(desk, draft):
    """BK-34."""
    key = key_of(draft, "The calendar")
    made = Material.objects.create(meeting=draft, key=key, title={"en": "Memo"}, prepared_by="body")
    desk.post(address(draft), typed(draft, "The calendar", kind="closed", citation="11126(e)"))
    made.refresh_from_db()
    assert made.is_closed


def test_after_posting_the_draft_can_change_and_the_posting_stays(desk, draft):
    """BK-14."""
    first = make.post(draft)
    assert "This agenda is posted." in desk.get(address(draft)).content.decode()
    desk.post(address(draft), typed(draft, "The calendar", title_en="The calender"))
    first.refresh_from_db()
    assert first.is_intact and outline(draft)[-1] == "3 The calender"


def test_the_agenda_of_a_meeting_in_session_is_read_only(desk, draft):
    make.post(draft)
    make.in_session(draft, present=3)
    page = desk.get(address(draft)).content.decode()
    assert "Only the agenda of an upcoming meeting can be changed." in page and "Save item" not in page
    assert desk.post(address(draft), typed(draft, "The calendar")).status_code == 422


def test_no_form_in_wagtail_writes_items_or_binds_the_page_to_another_meeting(desk, draft):
    page = draft.pages.order_by("pk").first()
    shown = desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="agenda-count"' not in shown and 'name="meeting"' not in shown
    assert address(draft) in shown


def test_the_desk_of_the_meeting_leads_to_the_editor(desk, draft):
    assert address(draft) in desk.get(f"/desk/meetings/{draft.pk}/").content.decode()


def test_a_break_has_no_number_and_no_parts(desk, draft):
    desk.post(
        address(draft), typed(draft, behind=key_of(draft, "Call to order"), kind="break", title_en="Lunch")
    )
    assert outline(draft)[:3] == ["1 Call to order", " Lunch", "2 Results by county"]
    act(desk, draft, "in", "Results by county")
    assert outline(draft)[2] == "2 Results by county"


def test_the_page_asks_no_more_of_the_database_for_more_rows(desk, draft, django_assert_max_num_queries):
    agendas.write(draft, [{"title": f"Item {n}"} for n in range(3)])
    desk.get(address(draft))
    with django_assert_max_num_queries(200) as few:
        desk.get(address(draft))
    agendas.write(draft, [{"title": f"Item {n}"} for n in range(30)])
    with django_assert_max_num_queries(len(few)):
        desk.get(address(draft))


def test_three_levels_are_frozen_with_their_numbers(desk, draft):
    act(desk, draft, "in", "The map")
    items = snapshot_of(draft, draft_pages(draft))["items"]
    assert [item["label"] for item in items] == ["1", "2", "2.1", "2.1.1", "3"]
    assert items[3]["parent"] == items[2]["parent"] == items[1]["key"]
