"""Links are made where people work: a finding joined with a posted item, a wrong link taken back with a reason."""

from django.core.exceptions import PermissionDenied

import pytest

from boards.decisions.finding_links import join_finding, take_back_link
from boards.exceptions import NotPossibleNow
from cms.models import Link
from cms.records import verification
from tests.factories import boards as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def item(home):
    return make.held(home, seats=3, ayes=3).item


@pytest.mark.engine
def test_the_desk_joins_a_finding_with_a_posted_item_and_takes_it_back(client, client_for, clerk, item):
    finding, browser = make.finding(12), client_for(clerk)
    path = f"/desk/links/item/{item.pk}/"
    assert browser.post(path, {"finding": finding.pk, "why": "Members asked"}).status_code == 302
    link = Link.objects.get(source_kind="finding", target_id=item.pk)
    assert (link.why, link.made_by) == ("Members asked", clerk)

    wrong = browser.post(f"/desk/links/{link.pk}/take-back/", {"why": " "})
    assert wrong.status_code == 422
    browser.post(f"/desk/links/{link.pk}/take-back/", {"why": "It was about another item"})

    assert "It was about another item" in browser.get(path).content.decode()
    public = client.get(f"/trace/item/{item.pk}/").content.decode()
    assert "Withdrawn links" in public and "It was about another item" in public
    assert not [words for words in verification.breaks() if "ink " in words]


def test_nothing_chosen_comes_again(client_for, clerk, item):
    answer = client_for(clerk).post(f"/desk/links/item/{item.pk}/", {"finding": ""})
    assert answer.status_code == 422 and "Problem:" in answer.content.decode()


def test_what_a_meeting_did_is_a_fact(client_for, clerk, item):
    link = Link.objects.get(source_kind="item", target_kind="motion")
    with pytest.raises(NotPossibleNow, match="what happened at a meeting"):
        take_back_link(actor=clerk, link=link, why="I do not like it")

    assert client_for(clerk).get(f"/desk/links/{link.pk}/take-back/").status_code == 404


@pytest.mark.parametrize("thing", ["item/999", "submission/1", "idea/1"])
def test_things_that_are_not_there_have_no_links(client_for, clerk, item, thing):
    assert client_for(clerk).get(f"/desk/links/{thing}/").status_code == 404


def test_only_items_take_a_finding(client_for, clerk, item):
    motion = item.motions.get()
    assert client_for(clerk).post(f"/desk/links/motion/{motion.pk}/", {}).status_code == 404


def test_a_draft_finding_and_a_stranger_are_refused(item, analyst, clerk):
    with pytest.raises(NotPossibleNow, match="public finding"):
        join_finding(actor=clerk, item=item, finding=make.finding(3, state="draft"))
    with pytest.raises(PermissionDenied):
        join_finding(actor=analyst, item=item, finding=make.finding(4))
    assert not Link.objects.filter(source_kind="finding").exists()
