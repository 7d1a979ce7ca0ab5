"""Ledger, redaction, holds and retention, broken at each statement and file act."""

from datetime import timedelta
from types import SimpleNamespace

from wagtail.rich_text import RichText

import pytest

from cms import clock
from cms.models import OutboxMessage, StandardPage
from cms.records import holds, ledger, many_holds, possible_copies, redaction, retention
from cms.records.holds import LegalHold
from feedback.cuts.services import make_cut
from feedback.models import ContactDetail, Cut
from feedback.moderation import redaction as comments
from tests.factories import cuts, findings
from tests.factories import feedback as make
from tests.factories.powers import retention_rule
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases()
WORDS = "My neighbor Zoltan of Elm Street drives the zqcanary bus too fast."


@furnished
def world(home, analyst, publisher, administrator):
    """A comment in a cut of twelve, an export, a finding, a page and a mail."""
    form, code = make.open_form(home), make.make_code(make.make_codebook())
    comment = make.make_submission(form, WORDS, state="published")
    make.code_text(comment, code, analyst)
    for number in range(11):
        other = make.make_submission(form, f"The bus is too fast, {number}.", state="published")
        make.code_text(other, code, analyst)
    cut = make_cut(actor=analyst)
    cuts.make_export(analyst, cut)
    findings.public(
        findings.draft(cut, code, analyst, summary={"en": f"One person said: “{WORDS}”"}), publisher
    )
    page = home.add_child(instance=StandardPage(title="Buses", slug="buses"))
    page.body = [("paragraph", RichText(f"<p>Someone wrote: {WORDS} We asked.</p>"))]
    page.save_revision().publish()
    OutboxMessage.objects.create(to="a@example.org", subject="A comment", text=f"It says: {WORDS}")
    people = {"publisher": publisher, "administrator": administrator}
    return SimpleNamespace(comment=comment, form=form, cut=cut, **people)


@CASES.of(ledger.append, everywhere=True)
def append(world) -> Call:
    return call(ledger.append, "post", world.cut, actor=world.publisher)


@CASES.of(ledger.append_many)
def append_many(world) -> Call:
    return call(ledger.append_many, "post", list(Cut.objects.all()), actor=world.publisher)


@CASES.of(redaction.redact)
def redact(world) -> Call:
    return call(
        redaction.redact, "submission", world.comment.pk, actor=world.publisher, reason="Names a person"
    )


@CASES.of(comments.redact_comment)
def redact_comment(world) -> Call:
    facts = {"submission": world.comment, "reason": "Names a person"}
    return call(comments.redact_comment, actor=world.publisher, **facts)


@CASES.of(comments.request_removal, everywhere=True)
def request_removal(world) -> Call:
    facts = {"submission": world.comment, "number": world.comment.reference, "reason": "Names a person"}
    return call(comments.request_removal, actor=world.publisher, **facts)


def a_copy(world, kind: str):
    """A place where the words may still stand."""
    made = redaction.redact("submission", world.comment.pk, actor=world.publisher, reason="Names a person")
    return made.copies.get(kind=kind)


@CASES.of(possible_copies.remove_copy)
def remove_copy(world) -> Call:
    copy = a_copy(world, "cms.StandardPage")
    return call(possible_copies.remove_copy, actor=world.publisher, copy=copy)


@CASES.of(possible_copies.leave_copy, everywhere=True)
def leave_copy(world) -> Call:
    copy = a_copy(world, "cms.StandardPage")
    return call(possible_copies.leave_copy, actor=world.publisher, copy=copy, reason="It is a quote")


def hold_of(world, *, asked: bool = True) -> LegalHold:
    facts = {"kind": "submission", "reference": world.comment.reference, "reason": "Case 12"}
    hold = holds.place_hold(actor=world.publisher, **facts)
    return holds.ask_to_lift(actor=world.publisher, hold=hold) if asked else hold


@CASES.of(holds.place_hold, everywhere=True)
def place_hold(world) -> Call:
    facts = {"kind": "submission", "reference": world.comment.reference, "reason": "Case 12"}
    return call(holds.place_hold, actor=world.publisher, **facts)


@CASES.of(holds.ask_to_lift)
def ask_to_lift(world) -> Call:
    return call(holds.ask_to_lift, actor=world.publisher, hold=hold_of(world, asked=False))


@CASES.of(holds.lift_hold)
def lift_hold(world) -> Call:
    return call(holds.lift_hold, actor=world.administrator, hold=hold_of(world))


@CASES.of(holds.keep_hold)
def keep_hold(world) -> Call:
    return call(holds.keep_hold, actor=world.administrator, hold=hold_of(world))


@CASES.of(many_holds.place_holds, everywhere=True)
def place_holds(world) -> Call:
    keys = [str(world.comment.pk)]
    return call(many_holds.place_holds, actor=world.publisher, kind="submission", keys=keys, reason="Case 12")


@CASES.of(many_holds.ask_to_lift_holds)
def ask_to_lift_holds(world) -> Call:
    ids = [hold_of(world, asked=False).pk]
    return call(many_holds.ask_to_lift_holds, actor=world.publisher, ids=ids)


@CASES.of(many_holds.lift_holds)
def lift_holds(world) -> Call:
    return call(many_holds.lift_holds, actor=world.administrator, ids=[hold_of(world).pk])


@CASES.of(retention.run)
def erase_what_is_due(world) -> Call:
    ContactDetail.objects.create(submission=world.comment, name="Zoltan", email="zoltan@example.org")
    retention_rule("feedback.contacts", 2, actor=world.publisher)
    return Call(retention.run, at=clock.now() + timedelta(days=5), in_steps=True)  # no other class is due


@pytest.mark.parametrize("name", CASES.builders)
def test_nothing_of_the_record_is_half_done(name, world):
    assert CASES.half_done(name, world) == []
