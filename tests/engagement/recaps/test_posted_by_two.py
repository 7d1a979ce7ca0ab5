"""A recap says something, is read as sent, and is posted by two people (S14)."""

from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.records import ledger, verification
from cms.tasks import waiting_for
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, Recap, RecapProposal, Theme
from engagement.recaps.posting import digest_shown, post_recap, propose_recap
from tests.factories import engagement as make
from tests.factories.signed_in import make_stale
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
AGREE = {"agree": "yes", "note": ""}


@furnished
def talk():
    return make.held(spanish=True)


@pytest.fixture
def written(talk):
    """With one theme, so that it says something."""
    make.theme(talk, "Show my county", 48)
    return talk


def _desk(talk, act=""):
    return f"/desk/conversations/{talk.slug}/recap/{act}"


def _proposed(cast, talk):
    answer = cast["analyst"].post(_desk(talk, "propose/"), {"seen": digest_shown(talk)})
    assert answer.status_code == 302, answer.text
    return RecapProposal.objects.latest("pk")


# It says something ----------------------------------------------------------------------------------------------


def test_an_empty_recap_is_refused_with_what_to_add(cast, talk):
    answer = cast["publisher"].post(_desk(talk, "propose/"))
    assert answer.status_code == 422
    assert "This recap is empty. Add a theme, a poll result" in answer.text
    assert not RecapProposal.objects.exists()


def test_one_sentence_or_one_poll_is_enough(talk):
    poll = make.poll(talk, {"Yes": 20, "No": 15}, present=40)
    propose_recap(actor=make.ACTOR, conversation=talk, seen=digest_shown(talk))
    RecapProposal.objects.all().delete()
    poll.delete()
    talk.pages.filter(locale__language_code="en").update(recap_summary="We heard 127 comments.")
    propose_recap(actor=make.ACTOR, conversation=talk, seen=digest_shown(talk))


def test_themes_without_a_counted_comment_are_refused(cast):
    made = make.held(comments=0)
    make.theme(made, "Show my county", 0)
    answer = cast["publisher"].post(_desk(made, "propose/"))
    assert answer.status_code == 422 and "no comments have been counted" in answer.text


def test_text_that_is_not_published_yet_is_refused(cast, written):
    page = make.page_of(written)
    page.recap_summary = "We heard 127 comments."
    page.save_revision()
    answer = cast["publisher"].post(_desk(written, "propose/"), {"seen": digest_shown(written)})
    assert answer.status_code == 422 and "changes that are not published" in answer.text


# Two people ------------------------------------------------------------------------------------------------------


def test_a_second_person_posts_it_and_both_are_on_record(cast, client, written):
    proposal = _proposed(cast, written)
    assert "What we heard, and" not in client.get(f"/conversations/{written.slug}/").text
    assert cast["publisher"].post(_desk(written, "preview/"), AGREE).status_code == 302
    recap = Recap.objects.get()
    assert (recap.proposed_by, recap.published_by) == (
        proposal.proposed_by_name,
        str(cast.people["publisher"]),
    )
    assert recap.proposed_by != recap.published_by
    assert "What we heard, and" in client.get(f"/conversations/{written.slug}/").text
    acts = [entry.act for entry in ledger.entries_for("recap_proposal", [str(proposal.pk)])]
    assert acts == ["propose", "approve"] and not list(verification.breaks())


def test_the_same_person_cannot_agree(cast, written):
    cast["publisher"].post(_desk(written, "propose/"), {"seen": digest_shown(written)})
    answer = cast["publisher"].post(_desk(written, "preview/"), AGREE)
    assert answer.status_code == 409 and "You proposed this yourself" in answer.text
    assert not Recap.objects.exists()


def _count(talk):
    Theme.objects.filter(conversation=talk).update(count=49)


def _text(talk):
    talk.pages.filter(locale__language_code="es").update(recap_summary="Escuchamos 127 comentarios.")


def _mail(talk):
    Conversation.objects.filter(pk=talk.pk).update(name={"en": "Another name", "es": "Otro nombre"})


@pytest.mark.parametrize("change", [_count, _text, _mail])
def test_what_changed_since_it_was_proposed_is_not_posted(cast, written, change):
    proposal = _proposed(cast, written)
    change(written)
    answer = cast["publisher"].post(_desk(written, "preview/"), AGREE)
    assert answer.status_code == 409 and "Something changed since it was proposed" in answer.text
    with pytest.raises(ChangedMeanwhile):
        post_recap(actor=make.SECOND, proposal=proposal)
    assert not Recap.objects.exists()


def test_a_second_person_declines_with_a_reason(cast, written):
    _proposed(cast, written)
    bare = cast["publisher"].post(_desk(written, "preview/"), {"agree": "no", "note": ""})
    assert bare.status_code == 422
    assert "who proposed it, will read it." in bare.context["form"].errors["note"][0]
    answer = cast["publisher"].post(_desk(written, "preview/"), {"agree": "no", "note": "No Spanish yet."})
    assert answer.status_code == 302
    assert "No Spanish yet." in cast["analyst"].get(_desk(written, "preview/")).text
    _proposed(cast, written)


def test_only_who_proposed_it_withdraws_it(cast, written):
    _proposed(cast, written)
    other = cast["publisher"].post(_desk(written, "withdraw/"))
    assert other.status_code == 422 and "Only the person who proposed it" in other.text
    assert cast["analyst"].post(_desk(written, "withdraw/")).status_code == 302
    assert RecapProposal.objects.get().state == "withdrawn"


def test_nothing_is_decided_twice(cast, written):
    proposal = _proposed(cast, written)
    again = cast["publisher"].post(_desk(written, "propose/"), {"seen": digest_shown(written)})
    assert again.status_code == 422 and "already been proposed" in again.text
    post_recap(actor=make.SECOND, proposal=proposal)
    with pytest.raises(NotPossibleNow, match="already decided"):
        post_recap(actor=make.SECOND, proposal=proposal)
    late = cast["publisher"].post(_desk(written, "preview/"), AGREE)
    assert late.status_code == 409 and "No proposal is pending here" in late.text


def test_the_second_person_shows_again_who_they_are(cast, client_for, written):
    _proposed(cast, written)
    browser = make_stale(client_for(cast.people["publisher"]))
    answer = browser.post(_desk(written, "preview/"), AGREE)
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    assert not Recap.objects.exists()
    assert browser.post(_desk(written, "preview/"), {"agree": "no", "note": "Not yet."}).status_code == 302
    assert RecapProposal.objects.get().state == "declined"


def test_an_editor_reads_no_preview(cast, written):
    for act in ("preview/", "preview/en/"):
        assert cast["editor"].get(_desk(written, act)).status_code == 404
    assert _desk(written, "preview/") not in cast["editor"].get(_desk(written)).text


def test_an_editor_reads_no_numbers_of_a_draft(cast, written):
    page = cast["editor"].get(_desk(written)).text
    assert "Only publishers and analysts see the numbers of a draft." in page
    number = "<strong>48</strong>"
    assert number in cast["publisher"].get(_desk(written)).text and number not in page


def test_an_analyst_cannot_agree(cast, written):
    cast["publisher"].post(_desk(written, "propose/"), {"seen": digest_shown(written)})
    assert cast["analyst"].post(_desk(written, "preview/"), AGREE).status_code == 404


def test_those_who_may_agree_hear_of_it(cast, written):
    _proposed(cast, written)
    publisher, analyst = cast.people["publisher"], cast.people["analyst"]
    told = OutboxMessage.objects.filter(subject__startswith="For your review")
    assert [each.to for each in told] == [publisher.email]
    assert _desk(written, "preview/") in told.get().text
    assert _desk(written, "preview/") in [task.url for task in waiting_for(publisher).mine]
    assert _desk(written, "preview/") in [task.url for task in waiting_for(analyst).others]


# As sent --------------------------------------------------------------------------------------------------------


@pytest.fixture
def expected():
    """Two people of three left an address; one of them came."""
    made = make.conversation(spanish=True, starts_at=clock.now() + timedelta(hours=1))
    came = make.registration(made, email="ana@example.org", site_language="en")
    make.registration(made, email="luz@example.org", site_language="es")
    make.registration(made, email="")
    type(came).objects.filter(pk=came.pk).update(arrived_at=clock.now())
    Conversation.objects.filter(pk=made.pk).update(
        status="held", starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1)
    )
    made.refresh_from_db()
    made.comments, made.attended = 127, 86
    made.save()
    make.theme(made, "Show my county", 48)
    return made


def test_the_preview_shows_each_mail_and_how_many_get_it(cast, expected):
    text = cast["publisher"].get(_desk(expected, "preview/")).text
    assert "You took part in “" in text and "You registered for “" in text
    assert "Usted se inscribió en “" in text
    assert text.count("Goes to 1 person") == 2 and text.count("Goes to 0 people") == 2


def test_the_preview_of_a_page_is_the_page_as_it_will_read(cast, client, written):
    make.theme(written, "Muestren mi condado", 40)
    seen = cast["publisher"].get(_desk(written, "preview/es/")).text
    assert "Qué escuchamos y qué pasó con ello" in seen and "Muestren mi condado" in seen
    assert "48 comentarios" in seen
    assert not Recap.objects.exists()
    assert "Qué escuchamos y" not in client.get(f"/es/conversations/{written.slug}/").text
    assert cast["publisher"].get(_desk(written, "preview/ko/")).status_code == 404
