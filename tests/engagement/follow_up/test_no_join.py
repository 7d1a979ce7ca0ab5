"""Nobody can join a response to a person: not by a column, not by an order of rows, not by a time."""

from django.db import IntegrityError, transaction

import pytest

from cms.mail import outbox
from cms.models import OutboxMessage
from engagement.follow_up import services
from engagement.models import FollowUpInvitation, FollowUpLink, Heard
from feedback.models import Submission
from tests.factories import follow_up as make
from tests.feedback.filling import sent

pytestmark = pytest.mark.django_db


def columns(model) -> set[str]:
    return {each.column for each in model._meta.concrete_fields}


def test_the_columns_join_nothing():
    assert columns(FollowUpInvitation) == {"id", "follow_up_id", "registration_id", "code", "state"}
    assert columns(FollowUpLink) == {"id", "follow_up_id", "link_digest", "is_used"}
    related = {
        each.related_model
        for each in (*Heard._meta.get_fields(), *Submission._meta.get_fields())
        if each.is_relation
    }
    assert related.isdisjoint({FollowUpInvitation, FollowUpLink})
    assert not hasattr(FollowUpInvitation, "history") and not hasattr(FollowUpLink, "history")


def test_a_written_email_leaves_no_name_and_no_code(talk, form):
    row = make.sent(talk, form)
    assert set(row.invitations.values_list("registration", "code", "state")) == {(None, "", "written")}


def test_an_invitation_that_was_written_cannot_keep_a_person(talk, form):
    row = make.sent(talk, form, run=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.invitations.update(state="written")


def test_neither_table_has_the_order_of_the_registrations(home, form, monkeypatch):
    """With a shuffle that turns around, links and emails stand in the opposite order of the people."""
    shuffled = []
    monkeypatch.setattr(
        services._random, "shuffle", lambda rows: (shuffled.append(len(rows)), rows.reverse())
    )
    talk = make.talk(form=form)
    people = [make.came(talk, f"P{number}").pk for number in range(12)]
    row = make.sent(talk, form, run=False)
    assert shuffled == [12, 12]
    assert list(row.invitations.order_by("pk").values_list("registration", flat=True)) == people[::-1]


def test_once_the_mail_is_gone_its_text_is_gone(talk, form, settings):
    settings.MAIL_DELIVERY = "send"
    make.sent(talk, form)
    assert len(make.mails()) == 3
    outbox.send_due()
    assert OutboxMessage.objects.filter(state="sent", about_kind="registration").count() >= 3
    assert not make.mails()


def test_a_response_stores_what_any_response_stores(client, talk, form):
    make.sent(talk, form)
    link = make.addresses()[0]
    client.post(link, sent("ask", q_who=["red"], q_missing="It was good."))
    client.post("/feedback/ask/", sent("ask", q_who=["red"], q_missing="Ordinary words."))
    by_link, ordinary = Submission.objects.order_by("pk")
    free = {"id", "key", "receipt_digest", "fingerprint", "submitted_at"}
    for name in columns(Submission) - free:
        field = Submission._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
        assert getattr(by_link, field.attname) == getattr(ordinary, field.attname), name
    assert Heard.objects.get().made_by == "public"
