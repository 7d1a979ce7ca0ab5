"""Staff write the follow-up survey, read each email as it is sent, and send it once, after a second look."""

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet

import pytest

from cms import clock
from cms.mail.suppression import suppress
from engagement.choices import Status
from engagement.models import Conversation, FollowUp, FollowUpInvitation, FollowUpLink, Registration
from feedback.models import FeedbackFormPage
from tests.factories import engagement, feedback
from tests.factories import follow_up as make

pytestmark = pytest.mark.django_db


def _desk(talk):
    return f"/desk/conversations/{talk.slug}/follow-up/"


def _fields(chosen, **changed):
    day = clock.today() + timedelta(days=10)
    texts = {
        "subject_en": "Was it good?",
        "subject_es": "¿Estuvo bien?",
        "body_en": "Tell us.",
        "body_es": "Díganos.",
    }
    return {"act": "save", "form": str(chosen.pk), "closes_on": str(day)} | texts | changed


def _save(cast, talk, chosen, **changed):
    return cast["editor"].post(_desk(talk), _fields(chosen, **changed))


def _send(cast, talk, seen=None):
    seen = cast["editor"].get(_desk(talk)).context["seen"] if seen is None else seen
    return cast["editor"].post(_desk(talk), {"act": "send", "seen": seen})


def test_the_form_starts_with_our_text_and_the_form_of_the_conversation(cast, talk, form):
    page = cast["editor"].get(_desk(talk))
    start = page.context["form"].initial
    assert start["form"] == str(form.pk) and start["closes_on"] == clock.today() + timedelta(days=14)
    assert start["subject"]["en"] == "How was the conversation? A short survey"
    assert start["subject"]["es"].startswith("¿")
    assert 'value="send"' not in page.text and not FollowUp.objects.exists()


def test_a_draft_shows_each_email_as_it_is_sent_and_how_many_get_it(cast, talk, form):
    make.came(talk, "Nobody", email="")
    make.came(talk, "Twin", email="ANA@x.example")
    make.came(talk, "Bo")
    suppress(actor="system:test", address="bo@x.example", reason="bounced")
    engagement.registration(engagement.workshop(3), name="Elsewhere", email="else@x.example")
    assert _save(cast, talk, form).status_code == 302
    context = cast["editor"].get(_desk(talk)).context
    assert [(each["code"], each["people"]) for each in context["reach"]] == [("en", 1), ("es", 1), ("vi", 1)]
    found = context["recipients"]
    assert (found.without_address, found.suppressed, found.repeated) == (1, 1, 1)
    assert [mail["code"] for mail in context["previews"]] == ["en", "es", "vi"]
    assert "Tell us." in context["previews"][0]["text"] and "TL-····" in context["previews"][0]["text"]
    assert not FollowUpInvitation.objects.exists()


def test_the_desk_names_the_languages_that_could_tell_who_wrote(cast, talk, form):
    make.came(talk, "Bo")
    make.came(talk, "Cy")
    page = cast["editor"].get(_desk(talk))
    assert [each["code"] for each in page.context["reach"] if each["is_few"]] == ["es", "vi"]
    assert (
        page.text.count(
            "Only 1 person will get the email in this language, so the language of a "
            "response could reveal who wrote it."
        )
        == 2
    )
    assert "Its language is stored." in page.text
    make.came(talk, "Ly", language="vi")
    assert "Only 2 people will get the email in this language" in cast["editor"].get(_desk(talk)).text


def test_the_preview_is_the_mail_that_is_sent(cast, talk, form):
    _save(cast, talk, form)
    shown = {mail["code"]: mail for mail in cast["editor"].get(_desk(talk)).context["previews"]}
    assert _send(cast, talk).status_code == 302
    make.run_job(FollowUp.objects.get())
    sent = make.mails().values()
    assert {mail.language for mail in sent} == {"en", "es", "vi"}
    for mail in sent:
        code = make.address_in(mail).rstrip("/").rpartition("/")[2]
        for name in ("subject", "text", "html"):
            assert getattr(mail, name).replace(code, "TL-····-····-····-····") == shown[mail.language][name]


@pytest.mark.parametrize(
    "changed",
    [
        {"subject_es": ""},
        {"body_en": " "},
        {"form": ""},
        {"form": "999999"},
        {"form": "x"},
        {"closes_on": ""},
        {"closes_on": "soon"},
        {"closes_on": str(clock.today())},
        {"closes_on": str(clock.today() + timedelta(days=61))},
    ],
)
def test_what_is_missing_or_wrong_is_said_at_the_field_and_nothing_is_lost(cast, talk, form, changed):
    answer = _save(cast, talk, form, **changed)
    assert answer.status_code == 422 and not FollowUp.objects.exists()
    assert answer.context["form"].errors.keys() <= {"subject", "body", "form", "closes_on"}
    assert "Díganos." in answer.text


def test_a_form_that_closes_before_the_survey_is_refused(cast, talk, form):
    form.closes_at = clock.now() + timedelta(days=5)
    form.save()
    answer = _save(cast, talk, form)
    assert answer.status_code == 422 and ", before the survey does" in answer.text
    day = str(clock.today() + timedelta(days=4))
    assert _save(cast, talk, form, closes_on=day).status_code == 302


def test_a_form_that_asks_for_contact_details_is_refused_beside_its_field(cast, talk, form, home):
    asks = feedback.open_form(home, "asks")
    answer = _save(cast, talk, asks)
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["form"]
    assert "This form asks for contact details." in answer.text and "Díganos." in answer.text
    assert not FollowUp.objects.exists()


def test_a_form_that_asks_for_contact_details_since_the_preview_is_refused(cast, talk, form):
    _save(cast, talk, form)
    seen = cast["editor"].get(_desk(talk)).context["seen"]
    feedback.make_version(form)
    refused = _send(cast, talk, seen)
    assert refused.status_code == 409 and "This form asks for contact details." in refused.text
    assert FollowUp.objects.get().is_draft and not FollowUpLink.objects.exists()


def test_what_was_sent_is_read_locked_and_stays_sent(cast, talk, form, monkeypatch):
    _save(cast, talk, form)
    locked = []
    real = QuerySet.select_for_update
    monkeypatch.setattr(
        QuerySet, "select_for_update", lambda rows, **how: locked.append(rows.model) or real(rows, **how)
    )
    _save(cast, talk, form, body_en="Tell us more.")
    assert locked[:2] == [Conversation, FollowUp]


def test_a_form_that_was_taken_off_the_site_is_refused(cast, talk, form):
    _save(cast, talk, form)
    seen = cast["editor"].get(_desk(talk)).context["seen"]
    FeedbackFormPage.objects.update(live=False)
    refused = _send(cast, talk, seen)
    assert refused.status_code == 409 and "not published" in refused.text
    assert _save(cast, talk, form).status_code == 422
    assert not FollowUpLink.objects.exists()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.SCHEDULED, "First record that the conversation was held."),
        (Status.MOVED, "First record that the conversation was held."),
        (Status.CANCELLED, "was canceled"),
    ],
)
def test_a_conversation_that_was_not_held_has_no_survey(cast, talk, form, status, words):
    _save(cast, talk, form)
    seen = cast["editor"].get(_desk(talk)).context["seen"]
    engagement.set_status(talk, status)
    page = cast["editor"].get(_desk(talk))
    assert page.status_code == 200 and words in page.text and "<textarea" not in page.text
    for answer in (_save(cast, talk, form), _send(cast, talk, seen)):
        assert answer.status_code == 409 and words in answer.text
    assert FollowUp.objects.get().is_draft and not FollowUpLink.objects.exists()


@pytest.mark.parametrize(("count", "words"), [(0, "No one who was checked in"), (2, "Fewer than 3 people")])
def test_too_few_people_are_not_asked(cast, talk, form, count, words):
    for row in Registration.objects.all()[count:]:
        Registration.objects.filter(pk=row.pk).update(arrived_at=None, arrived_people=0)
    _save(cast, talk, form)
    page = cast["editor"].get(_desk(talk))
    assert words in page.text and 'value="send"' not in page.text
    refused = _send(cast, talk, "x")
    assert refused.status_code == 409 and words in refused.text


@pytest.mark.parametrize("what", ["text", "day", "people"])
def test_what_changed_since_the_preview_is_refused(cast, talk, form, what):
    _save(cast, talk, form)
    seen = cast["editor"].get(_desk(talk)).context["seen"]
    if what == "people":
        make.came(talk, "New")
    else:
        other = {
            "text": {"body_es": "Otra cosa."},
            "day": {"closes_on": str(clock.today() + timedelta(days=3))},
        }
        _save(cast, talk, form, **other[what])
    refused = _send(cast, talk, seen)
    assert refused.status_code == 409 and "Read it again" in refused.text
    assert FollowUp.objects.get().is_draft and not FollowUpInvitation.objects.exists()


def test_it_is_sent_once_for_each_conversation(cast, talk, form):
    make.sent(talk, form)
    assert _save(cast, talk, form).status_code == 409
    assert _send(cast, talk, "x").status_code == 409
    page = cast["editor"].get(_desk(talk)).text
    assert 'value="send"' not in page and 'value="save"' not in page
    assert len(make.mails()) == FollowUpLink.objects.count() == 3


@pytest.mark.parametrize("act", ["send", "resume", "stop"])
def test_nothing_is_sent_or_stopped_that_was_not_written(cast, talk, act):
    refused = cast["editor"].post(_desk(talk), {"act": act})
    assert refused.status_code == 409 and "Write the follow-up survey first." in refused.text


def test_an_unknown_button_is_not_found(cast, talk):
    assert cast["editor"].post(_desk(talk), {"act": "burn"}).status_code == 404


def test_after_sending_every_text_that_someone_may_have_received_is_shown(cast, talk, form):
    _save(cast, talk, form)
    _send(cast, talk)
    make.run_job(FollowUp.objects.get())
    page = cast["editor"].get(_desk(talk))
    shown = {mail["code"]: mail["subject"] for mail in page.context["previews"]}
    assert list(shown) == [code for code, _name in settings.FORM_LANGUAGES]
    assert {mail.language: mail.subject for mail in make.mails().values()}.items() <= shown.items()
    assert "These are the texts in all languages." in page.text


def test_the_desk_shows_how_many_were_invited_and_answered(cast, talk, form):
    make.sent(talk, form)
    FollowUpLink.objects.filter(pk=FollowUpLink.objects.first().pk).update(is_used=True)
    page = cast["publisher"].get(_desk(talk))
    assert (page.context["counts"]["written"], page.context["counts"]["answered"]) == (3, 1)
    assert "A response is not linked to a person or to a link. Its language is stored." in page.text
    assert "Email: English" in page.text and "As it will be sent" not in page.text


@pytest.mark.parametrize("role", ["analyst", "clerk", "administrator", "resident"])
def test_who_may_not_see_people_does_not_open_it(cast, talk, form, role):
    assert cast[role].get(_desk(talk)).status_code in (403, 404)
    assert _fields(form) and cast[role].post(_desk(talk), _fields(form)).status_code in (403, 404)
    assert not FollowUp.objects.exists()


def test_the_next_step_suggests_it_last_and_for_two_weeks(cast, talk, form):
    def main():
        found = cast["editor"].get(f"/desk/conversations/{talk.slug}/").context["next"].main
        return found.title if found else ""

    assert main() == "Turn notes into comments"
    talk.heard.create(submission=feedback.make_submission(form), source="card", made_by="Edith")
    assert main() == "Send a follow-up survey"
    with clock.at(talk.ends_at + timedelta(days=15)):
        assert main() == ""
    make.sent(talk, form)
    assert main() == ""
    assert "Sent" in cast["editor"].get(f"/desk/conversations/{talk.slug}/").text
