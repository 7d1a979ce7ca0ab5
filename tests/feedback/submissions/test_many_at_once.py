"""The same decision on many comments: each whole or refused, the whole taken back by one button (BK-23, R08)."""

import pytest

from cms.records.verification import breaks
from feedback.models import ModerationAct, Submission
from tests.factories import feedback as make
from tests.factories.moderation import PRIVATE
from tests.furniture import furnished

WHERE = "/desk/comments/together/"


@furnished
def comments(form):
    return [make.make_submission(form, f"Number {number}") for number in range(4)]


@furnished
def desk(client_for, editor):
    return client_for(editor)


def together(desk, comments, **values):
    shown = [each.pk for each in comments]
    return desk.post(WHERE, {"which": "ticked", "comment": shown, "shown": shown, **values})


def states() -> list[str]:
    return list(Submission.objects.order_by("pk").values_list("state", flat=True))


def test_ticked_comments_become_public_together_and_one_button_takes_it_back(desk, comments, editor):
    page = together(desk, comments[:3], act="publish").content.decode()
    assert states() == ["published"] * 3 + ["received"] and "Undo these 3" in page
    acts = ModerationAct.objects.values_list("together", "by").distinct()
    assert acts.count() == 1 and acts[0][1] == editor.pk
    assert Submission.history.filter(history_type="~", history_user=editor).count() == 3
    undone = desk.post(f"{WHERE}{acts[0][0]}/undo/")
    assert undone.status_code == 200 and states() == ["received"] * 4
    assert not list(breaks())


def test_all_on_the_page_are_hidden_without_a_tick(desk, comments):
    ids = [each.pk for each in comments]
    desk.post(WHERE, {"which": "page", "shown": ids, "act": "hide", "reason": "spam"})
    assert states() == ["hidden"] * 4


def test_each_refused_one_is_named_with_its_reason_and_the_others_are_done(desk, form, comments):
    taken = make.make_submission(form, "Withdrawn", state="withdrawn")
    private = make.make_submission(form, PRIVATE)
    public = make.make_submission(form, "Public", state="published")
    page = together(desk, [*comments, taken, private, public], act="publish")
    html = page.content.decode()
    assert page.status_code == 200 and states()[:4] == ["published"] * 4
    assert states()[4:] == ["withdrawn", "received", "published"]
    for comment, why in (
        (taken, "withdrew this comment"),
        (private, "identify a person"),
        (public, "already set that way"),
    ):
        row = html.split('id="refused-heading"')[1].split(comment.reference)[1].split("</tr>")[0]
        assert why in row
    assert f"/desk/private/{private.pk}/" in html and "PRV-08" in html


def test_undo_leaves_alone_what_somebody_decided_since(desk, comments):
    together(desk, comments, act="publish")
    act = ModerationAct.objects.filter(together__isnull=False).first()
    desk.post(f"/desk/comments/{comments[0].pk}/moderate/", {"act": "hide", "reason": "spam"})
    page = desk.post(f"{WHERE}{act.together}/undo/").content.decode()
    assert states() == ["hidden", "received", "received", "received"]
    assert "Someone has since decided on it" in page and comments[0].reference in page


@pytest.mark.engine
@pytest.mark.parametrize("bad", [999_999, "x'", "-1", "9" * 40])
def test_one_unknown_id_refuses_the_whole_call(desk, comments, bad):
    ids = [each.pk for each in comments]
    assert desk.post(WHERE, {"which": "ticked", "comment": [*ids, bad], "act": "publish"}).status_code == 404
    assert states() == ["received"] * 4


@pytest.mark.parametrize(
    "values", [{"act": "hide"}, {"act": "hide", "reason": "criticism"}, {"act": "burn"}, {"which": "every"}]
)
def test_without_an_act_and_a_reason_of_the_list_nothing_is_done(desk, comments, values):
    page = together(desk, comments[:3], **{"act": "publish", "note": "Seen", **values})
    html = page.content.decode()
    assert page.status_code == 422 and html.count(" checked aria-label") == 3 and 'value="Seen"' in html
    assert states() == ["received"] * 4 and not ModerationAct.objects.exists()


def test_nothing_ticked_does_nothing_and_says_so(desk, comments):
    page = desk.post(WHERE, {"which": "ticked", "act": "publish"})
    bulk = page.content.decode().split('class="bulk')[1]
    assert page.status_code == 422 and "Select at least one comment" in bulk
    assert states() == ["received"] * 4


def test_a_note_that_is_too_long_is_named_and_nothing_else(desk, comments):
    html = together(desk, comments[:3], act="publish", note="x" * 301).content.decode()
    bulk = html.split('class="bulk')[1]
    assert "Select at least one comment" not in html and html.count(" checked aria-label") == 3
    assert 'href="#b-note"' in bulk and "300" in bulk and "<title>Problem:" in html


def test_a_refused_page_keeps_its_filters_and_leads_back_to_the_queue(desk, comments):
    page = desk.post(f"{WHERE}?state=received&page=1", {"which": "ticked", "act": "publish"})
    html = page.content.decode()
    assert 'name="back" value="/desk/comments/?state=received&amp;page=1"' in html
    assert '<option value="received" selected>' in html and 'action="/desk/comments/"' in html


def test_an_unknown_undo_does_not_exist(desk, comments):
    assert desk.post(f"{WHERE}00000000-0000-4000-8000-000000000000/undo/").status_code == 404


def test_the_way_back_never_leaves_the_desk(desk, comments):
    for bad in ("https://evil.example/desk/", "//evil.example/desk/", "/receipts/"):
        assert together(desk, comments, act="publish", back=bad).context["back"] == "/desk/comments/"
    queue = "/desk/comments/?page=2"
    assert together(desk, comments, act="publish", back=queue).context["back"] == queue


@pytest.mark.engine
def test_many_take_as_many_statements_as_few(desk, form, comments, django_assert_max_num_queries):
    together(desk, comments[:2], act="publish")
    more = [make.make_submission(form, f"More {number}") for number in range(8)]
    with django_assert_max_num_queries(24):
        together(desk, comments[2:], act="publish")
    with django_assert_max_num_queries(24):
        together(desk, more, act="publish")
    assert set(states()) == {"published"}
