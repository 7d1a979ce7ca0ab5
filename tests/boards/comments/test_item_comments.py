"""Anyone comments on an item or asks to speak: no name, no account, no address to confirm (BK-20 to BK-26, BK-45)."""

from datetime import timedelta

import pytest

from boards.comments.services import Comment, comment_on
from boards.models import DeferredItem, ItemComment, Meeting, PostedAgenda, SpeakerRequest
from boards.models.agendas import digest_of
from cms.exceptions import RuleBroken
from cms.models import Link, OutboxMessage
from feedback.models import ContactDetail, Form, ModerationAct, Submission, SubmissionText
from feedback.moderation.services import moderate
from feedback.site.ledger import content_of_version, digest_of_content
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.furniture import furnished

FORM, LIST = f"{talk.PATH}comment/", f"{talk.PATH}comments/"


@furnished
def meeting(home):
    return talk.open_meeting(home)


@pytest.fixture
def send(client, meeting):
    """Post the form so many days before the meeting."""

    def post(item=2, *, days=5, browser=client, **answers):
        chosen = talk.item_of(meeting, item) if item else None
        with talk.at_days_before(days):
            return browser.post(FORM, talk.payload(chosen, **answers))

    return post


def words_of(response) -> str:
    return response.content.decode()


# Sending ----------------------------------------------------------------------------------------------------


def test_a_comment_needs_no_name_no_address_and_sets_no_cookie(client, send, meeting):
    """BK-24, BK-25: the receipt comes at once, and no mail goes out."""
    with talk.at_days_before(5):
        shown = client.get(f"{FORM}?item=2")
    answer = send(words="Show my county.")
    row = ItemComment.objects.select_related("submission").get()
    with talk.at_days_before(5):
        receipt = client.get(answer["Location"])
    assert answer.status_code == 303
    assert (row.item.number, row.shown_name, row.is_late) == (2, "", False)
    assert row.submission.form.slug == "meeting-comments-governing-board"
    assert "Item 2: Publish results by county" in words_of(receipt)
    assert "TL-" in words_of(receipt)
    assert not any(page.cookies for page in (shown, answer, receipt))
    assert not OutboxMessage.objects.exists()
    assert not ContactDetail.objects.exists()


def test_the_form_chooses_the_item_of_its_button(client, meeting):
    with talk.at_days_before(5):
        page = words_of(client.get(f"{FORM}?item=2"))
        other = words_of(client.get(f"{FORM}?item=3"))
    assert f'<option value="{talk.item_of(meeting).pk}" selected>' in page
    assert '<option value="other" selected>' in other


def test_the_form_says_that_nothing_is_needed_and_what_the_limits_are(client, meeting):
    """BK-22, BK-24, BK-26."""
    with talk.at_days_before(5):
        page = words_of(client.get(FORM))
    assert "No one has to give a name" in page
    assert "You never have to write in advance." in page
    assert "Each speaker has 2 minutes." in page
    assert "at least 4 minutes" in page
    assert "Privacy notice" in page


@pytest.mark.parametrize(
    "language", [("es", "Muestren mi condado."), ("zh-hant", "請公布各縣的結果。"), ("other", "ꆈꌠꉙ")]
)
def test_any_language_and_script_is_kept_letter_by_letter(send, language):
    code, words = language
    send(words=words, language=code, name="A.B.", publish="on")
    text = SubmissionText.objects.get()
    assert (text.text, text.language) == (words, code)
    assert ItemComment.objects.get().shown_name == "A.B."


def test_an_address_that_bounces_is_taken_without_confirmation(send):
    assert send(words="Yes.", contact="nobody@bounce.invalid").status_code == 303
    assert ContactDetail.objects.get().email == "nobody@bounce.invalid"
    assert not OutboxMessage.objects.exists()


def test_the_same_form_sent_twice_makes_one_comment(client, send, meeting):
    with talk.at_days_before(5):
        data = talk.payload(talk.item_of(meeting), words="Once.", speak="online")
        first, second = client.post(FORM, data), client.post(FORM, data)
        other = client.post(FORM, data | {"name": "Another"})
    assert first["Location"] == second["Location"]
    assert other.status_code == 409
    assert "Once." in words_of(other)
    assert (ItemComment.objects.count(), SpeakerRequest.objects.count()) == (1, 1)


def test_a_late_comment_is_kept_and_marked(client, send, meeting, clerk, client_for):
    """BK-26."""
    answer = send(days=1, words="Late words.")
    with talk.at_days_before(1):
        assert "Received after the packet was closed." in words_of(client.get(answer["Location"]))
        desk = words_of(client_for(clerk).get(f"/desk/meetings/{meeting.pk}/comments/"))
        supplement = words_of(client_for(clerk).get(f"/desk/meetings/{meeting.pk}/comments/supplement/"))
    assert ItemComment.objects.get().is_late
    assert "Late words." in desk
    assert ">Late<" in desk
    assert "Late words." not in supplement
    assert "1 late" in supplement


def test_matters_not_on_the_agenda_stand_under_their_own_item(send, meeting):
    """BK-21."""
    send(item=None, words="A park, please.")
    assert ItemComment.objects.get().item.kind == "comment"


def test_an_emergency_meeting_takes_no_other_matters(client, send, meeting):
    """BK-21."""
    Meeting.objects.filter(pk=meeting.pk).update(kind="emergency")
    with talk.at_days_before(5):
        assert "not on the agenda" not in words_of(client.get(FORM))
    assert send(item=None, words="A park.").status_code == 422
    with pytest.raises(RuleBroken) as refused, talk.at_days_before(5):
        comment_on(meeting=meeting, nonce="n", comment=Comment(words="A park."))
    assert refused.value.rule == "BK-21"


@pytest.mark.parametrize(
    ("status", "sentence"), [("ended", "over"), ("cancelled", "canceled"), ("moved", "moved")]
)
def test_after_the_meeting_the_words_stay_on_the_page(client, send, meeting, status, sentence):
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    shown, answer = client.get(FORM), send(words="Too late for this one.")
    assert shown.status_code == 200
    assert sentence in words_of(shown)
    assert "<textarea" not in words_of(shown)
    assert answer.status_code == 422
    assert "Too late for this one." in words_of(answer)
    assert not Submission.objects.exists()


def test_a_member_of_the_body_is_sent_to_staff(client_for, send, meeting, member):
    """BK-45: no thread between members on a public page."""
    make.seat_user(meeting.body, member)
    browser = client_for(member)
    with talk.at_days_before(5):
        shown = browser.get(FORM)
    answer = send(browser=browser, words="As a member I say.")
    for page in (words_of(shown), words_of(answer)):
        assert "BK-45" in page
        assert "Staff: C. Demo, 916-555-0101" in page
    assert answer.status_code == 422
    assert not Submission.objects.exists()


def test_whoever_is_signed_in_without_a_seat_comments_unnamed(client_for, send, resident):
    assert send(browser=client_for(resident), words="As anyone.").status_code == 303
    assert not Submission.history.exclude(history_actor="public").exists()


def test_an_empty_form_is_sent_back(send):
    answer = send()
    assert answer.status_code == 422
    assert "or ask to speak" in words_of(answer)


def test_private_data_is_shown_back_before_it_goes_out(send):
    """PRV-08."""
    answer = send(words="Call me at 916-555-0199.")
    assert answer.status_code == 422
    assert 'name="may"' in words_of(answer)
    assert send(words="Call me at 916-555-0199.", may="on").status_code == 303


def test_a_closed_session_takes_no_comment(home):
    """BK-20."""
    body = make.body(3)
    make.pages(home, body)
    meeting = make.posted(body, items=talk.ITEMS)
    item = talk.item_of(meeting)
    item.kind = "closed"
    with pytest.raises(RuleBroken) as refused, talk.at_days_before(5):
        comment_on(meeting=meeting, nonce="n", comment=Comment(words="No."), item=item)
    assert refused.value.rule == "BK-20"


# Speakers ---------------------------------------------------------------------------------------------------


def test_one_can_ask_to_speak_without_any_word(client, send):
    answer = send(speak="phone", interpreting="turns", language="vi")
    row = SpeakerRequest.objects.get()
    with talk.at_days_before(5):
        page = words_of(client.get(answer["Location"]))
    assert (row.name, row.how, row.interpreting, row.language, row.order) == ("", "phone", "turns", "vi", 1)
    assert "Speaker 1" in page
    assert "you can also just show up and speak" in page
    assert not Submission.objects.exists()
    assert client.get(f"{FORM}1.forged/").status_code == 404


def test_a_comment_can_come_with_a_wish_to_speak(client, send):
    answer = send(words="I will say more.", speak="room", name="Nia")
    row = SpeakerRequest.objects.get()
    assert (row.comment.submission.receipt_digest, row.name) == (
        Submission.objects.get().receipt_digest,
        "Nia",
    )
    with talk.at_days_before(5):
        assert "number 1 on the speakers’ list" in words_of(client.get(answer["Location"]))


# What becomes of it -----------------------------------------------------------------------------------------


def test_the_comment_stands_on_the_line_of_its_item(client, meeting):
    row = talk.said(meeting, position="against")
    link = Link.objects.get(source_kind="submission", source_id=row.submission_id)
    assert (link.target_kind, link.target_id, link.stance) == ("item", row.item_id, "against")
    assert client.get(f"/trace/item/{row.item_id}/").status_code == 200


def test_the_form_is_frozen_once_for_each_body_in_both_languages(meeting):
    talk.said(meeting)
    talk.said(meeting, "Another.")
    version = Form.objects.get().versions.get()
    assert set(version.title) >= {"en", "es"}
    assert len(version.notice) == 8
    assert all(version.notice.values())
    assert [each.key for each in version.questions.all()] == ["position", "words", "language", "publish"]
    assert digest_of_content(content_of_version(version)) == version.sha256


def test_staff_find_it_in_the_queue_and_code_it_like_any_other(client_for, analyst, meeting):
    from tests.factories import feedback as fed

    row = talk.said(meeting)
    browser = client_for(analyst)
    queue = words_of(browser.get(f"/desk/comments/?form={row.submission.form_id}"))
    fed.code_text(row.submission, fed.make_code(fed.make_codebook()), analyst)
    assert "Show my county." in queue
    assert browser.get(f"/desk/comments/{row.submission_id}/").status_code == 200


def test_only_what_was_read_and_may_be_shown_is_public(client, meeting):
    talk.said(meeting, "Read and allowed.", state="published", name="A.B.", position="for", language="es")
    talk.said(meeting, "Read, not allowed.", state="published", publish=False)
    talk.said(meeting, "Not read yet.")
    talk.said(meeting, "Withdrawn.", state="withdrawn")
    talk.said(meeting, "Late and public.", state="published", days=1)
    page = words_of(client.get(LIST))
    assert 'lang="es" dir="auto">Read and allowed.' in page
    assert "A.B." in page
    assert "In favor" in page
    assert ">Late<" in page
    for words in ("Read, not allowed.", "Not read yet.", "Withdrawn."):
        assert words not in page


def test_what_is_hidden_is_counted_by_reason_and_criticism_is_none(client, meeting, publisher):
    """BK-23."""
    assert not {"negative", "criticism", "off_topic"} & set(ModerationAct.Reason.values)
    row = talk.said(meeting, "Buy this.")
    moderate(actor=publisher, submission=row.submission, act="hide", reason="spam")
    page = words_of(client.get(LIST))
    assert "Advertising or machine-generated" in page
    assert "Buy this." not in page


def test_small_numbers_of_comments_are_not_told(client, meeting):
    """PRV-10: 12 on one item are shown, 2 on another are not."""
    for place in range(12):
        talk.said(meeting, f"Yes {place}.")
    for place in range(2):
        talk.said(meeting, f"Other {place}.", number=3)
    with talk.at_days_before(5):
        page = words_of(client.get(talk.PATH))
    assert "Comments so far" in page
    assert "fewer than 11" in page
    assert f'href="{FORM}?item=2"' in page


def test_the_desk_shows_positions_and_asks_for_a_later_agenda(client_for, clerk, meeting):
    """BK-21: staff can place an off-agenda matter on a later agenda; items of this agenda cannot be."""
    other = talk.said(meeting, "A park, please.", number=3, position="for")
    talk.said(meeting, "On the item.", position="against")
    browser, path = client_for(clerk), f"/desk/meetings/{meeting.pk}/comments/"
    page = words_of(browser.get(path))
    answer = browser.post(f"{path}{other.pk}/later/", {"title_en": "A park", "kind": "discussion"})
    assert page.count("Save for a later agenda") == 1
    assert "A park, please." in page
    assert answer.status_code == 302
    again = browser.post(f"{path}{other.pk}/later/", {"title_en": "A garden", "kind": "discussion"})
    assert again.status_code == 422 and "Already saved for a later agenda." in again.text
    assert 'value="A garden"' in again.text
    waiting = DeferredItem.objects.get()
    assert (waiting.comment, waiting.title, waiting.body) == (other, {"en": "A park"}, meeting.body)


def test_the_supplement_holds_what_came_in_time_in_full(client_for, clerk, meeting):
    """BK-26."""
    long = "Every county. " * 60
    talk.said(meeting, long)
    talk.said(meeting, "Hidden words.", state="hidden")
    page = words_of(client_for(clerk).get(f"/desk/meetings/{meeting.pk}/comments/supplement/"))
    assert long.strip() in page
    assert "Hidden words." not in page
    assert "1 hidden" in page


def test_more_comments_ask_no_more_statements(client, meeting):
    counts = []
    for _round in range(2):
        for place in range(2):
            talk.said(meeting, f"Words {place}.", state="published")
        counts.append(statements(client, LIST))
    assert counts[0] == counts[1] <= 10


def test_a_redaction_takes_the_name_too(meeting, administrator):
    """PRV-06."""
    from cms.records.redaction import redact

    row = talk.said(meeting, name="A. Private Name")
    redact("submission", row.submission_id, actor=administrator, reason="asked by the person")
    row.refresh_from_db()
    assert row.shown_name == ""


def test_a_comment_stays_under_the_words_that_its_author_read(client, meeting):
    """BK-14: a later correction of the agenda does not change what people commented on."""
    talk.said(meeting, "Said early.", state="published", days=5)
    first = meeting.postings.get()
    items = [
        item | ({"title": {"en": "Publish later"}} if item["number"] == 2 else {}) for item in first.items
    ]
    snapshot = {**first.snapshot, "items": items}
    facts = {"snapshot": snapshot, "sha256": digest_of(snapshot), "posted_by_name": "A"}
    posted_at = make.starts() - timedelta(days=4)
    PostedAgenda.objects.create(meeting=meeting, number=2, posted_at=posted_at, **facts)
    talk.said(meeting, "Said late.", state="published", days=3)
    page = words_of(client.get(LIST))
    first_words, second_words = "Item 2: Publish results by county", "Item 2: Publish later"
    found = [page.rindex(each) for each in (first_words, "Said early.", second_words, "Said late.")]
    assert found == sorted(found)
