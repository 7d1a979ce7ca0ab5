"""Agendas and their items as open data: each version as posted, items in the words of the posting in force."""

from datetime import timedelta

from boards.choices import Outcome
from boards.decisions.services import table_item
from boards.models import MeetingPage
from cms import clock
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.factories.public_copies import copies
from tests.furniture import furnished


@furnished
def board(home, set_clock):
    set_clock(make.starts() - timedelta(days=12))
    found = make.body(3)
    make.pages(home, found)
    return found


def retitle(made, number: int, title: str) -> None:
    for page in MeetingPage.objects.filter(meeting=made):
        page = page.get_latest_revision_as_object()
        blocks = list(page.agenda.get_prep_value())
        blocks[number - 1]["value"]["title"] = title
        page.agenda = blocks
        page.save_revision()


def corrected(made, number: int, title: str) -> None:
    retitle(made, number, title)
    with clock.at(make.starts() - timedelta(days=11)):
        make.correct(made, "A letter was missing.")


def titles() -> list[str]:
    return [copy.title["en"] for copy in copies("agenda-items").values()]


def test_an_agenda_holds_its_items_in_order(board):
    made = make.posted(board)
    (copy,) = copies("agendas").values()
    posting = made.postings.get()
    assert copy.key == f"{made.pk}-1"
    assert (copy.attributes["act"]["code"], copy.attributes["sha256"]) == ("first", posting.sha256)
    assert copy.attributes["posted_by"] == posting.posted_by_name
    items = [(each["number"], each["title"]["en"]) for each in copy.attributes["items"]]
    assert items == [("1", "Call to order and roll call"), ("2", "Publish results by county")]
    pks = [str(pk) for pk in made.items.order_by("number").values_list("pk", flat=True)]
    assert [each["item"]["id"] for each in copy.attributes["items"]] == pks


def test_a_correction_is_a_record_of_its_own_and_items_read_as_corrected(board):
    made = make.posted(board, items=[make.ITEMS[0], ("action", "Publish results by countty")])
    before = copies("agendas")[f"{made.pk}-1"]
    assert "Publish results by countty" in titles()
    corrected(made, 2, "Publish results by county")
    after = copies("agendas")
    assert after[f"{made.pk}-1"].digest == before.digest
    assert after[f"{made.pk}-2"].attributes["act"]["code"] == "clerical"
    assert titles() == ["Call to order and roll call", "Publish results by county"]


def test_a_draft_of_a_correction_is_not_read(board):
    made = make.posted(board)
    retitle(made, 2, "A canary sings")
    assert "A canary sings" not in titles()


def test_an_item_has_its_place_findings_motions_and_page(home):
    finding = make.finding()
    moved = make.held(home, findings=[finding])
    copy = copies("agenda-items")[str(moved.item_id)]
    assert copy.paths["es"] == "/es/boards/governing-board/2022-11-09/#item-2"
    assert [each["id"] for each in copy.attributes["findings"]] == [f"F-{finding.number}"]
    assert [each["id"] for each in copy.attributes["motions"]] == [str(moved.pk)]
    assert copy.attributes["meeting"]["id"] == str(moved.item.meeting_id)


def test_a_motion_is_named_once_its_vote_is_closed(board):
    made = make.in_session(make.posted(board), present=3)
    item = make.action_item(made)
    make.motion(made, item)
    assert copies("agenda-items")[str(item.pk)].attributes["motions"] == []


def test_an_item_closed_without_a_vote_says_why(board):
    made = make.in_session(make.posted(board), present=3)
    item = make.action_item(made)
    with clock.at(make.starts() + timedelta(minutes=30)):
        table_item(actor=make.ACTOR, item=item, outcome=Outcome.DECLINED, reason={"en": "Staff withdrew it."})
    copy = copies("agenda-items")[str(item.pk)]
    assert copy.attributes["closed_without_vote"]["reason"] == {"en": "Staff withdrew it."}
    assert copy.standing["code"] == "declined"
    assert "Staff withdrew it." in copy.texts["en"]


def test_an_added_item_says_on_which_ground(board):
    made = make.posted(board)
    added = notice.added(made, at=make.starts() - timedelta(days=5))
    copy = copies("agenda-items")[str(added.item_id)]
    assert copy.attributes["added_because"]["code"] == added.way
    assert copy.attributes["first_posted_in"]["id"] == f"{made.pk}-2"
