"""Issue 14: exports, findings and numbers ask the gate of pages: right, second person, legal hold (S14, PRV-06)."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

import pytest

from cms import clock
from cms.access import Role
from cms.exceptions import RuleBroken
from cms.models import LegalHold
from cms.publication import gate
from cms.records import retention
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.exports.services import expire_exports, hand_over, make_file
from feedback.models import Export, Finding, Submission
from feedback.releases.selectors import release_of
from feedback.releases.services import build_release
from tests.factories import cuts
from tests.factories import feedback as make
from tests.factories import findings as make_findings
from tests.factories.powers import retention_rule
from tests.furniture import furnished

WORDS = "You asked for this yourself. Another person must decide."


@furnished
def cut(coded, form, analyst):
    return make_cut(actor=analyst, form=form)


@furnished
def of_all_forms(coded, analyst):
    return make_cut(actor=analyst)


def records_export(analyst, cut, **facts) -> Export:
    """Changed in the database, around the desk."""
    asked = cuts.ask(analyst, cut, audience="records")
    Export.objects.filter(pk=asked.pk).update(state="waiting", **facts)
    return Export.objects.select_related("cut", "requested_by").get(pk=asked.pk)


def test_no_way_around_the_desk_makes_identified_data_without_a_second_person(cut, analyst):
    alone = records_export(analyst, cut)
    with pytest.raises(NotPossibleNow, match="Another person must agree"):
        make_file(export=alone)
    own = records_export(analyst, cut, decided_by=analyst, decided_by_name=str(analyst))
    with pytest.raises(NotPossibleNow, match=WORDS):
        make_file(export=own)
    assert not Export.objects.exclude(file="").exists()


def test_nor_hands_it_over(cut, cast, analyst):
    made = cuts.make_export(analyst, cut, audience="records")
    Export.objects.filter(pk=made.pk).update(decided_by_name="")
    assert cast["analyst"].get(f"/desk/exports/{made.pk}/file").status_code == 404


@pytest.mark.parametrize("roles", [[], [Role.EDITOR, Role.CLERK, Role.ADMINISTRATOR]])
def test_who_has_no_right_gets_no_file(cut, analyst, make_user, roles):
    export = cuts.make_export(analyst, cut)
    for actor in (make_user("otto", *roles), AnonymousUser(), None):
        with pytest.raises(PermissionDenied):
            hand_over(actor=actor, export=export)


# Legal holds -------------------------------------------------------------------------------------------------


@pytest.fixture
def files(cut, of_all_forms, analyst) -> list[Export]:
    """A file of one form and one of all forms."""
    return [cuts.make_export(analyst, each) for each in (cut, of_all_forms)]


@pytest.fixture
def rule(publisher):
    return retention_rule("feedback.export_files", 1, actor=publisher)


def hold(browser, kind: str, reference: str) -> None:
    sent = {"kind": kind, "reference": reference, "reason": "Case 22-114"}
    assert browser.post("/desk/holds/", sent).status_code == 302


def end_files() -> list[str]:
    """Both ways in which files end; gives the states of all exports."""
    with clock.at(clock.now() + timedelta(days=60)):
        expire_exports()
        retention.run()
    return list(Export.objects.order_by("made_at").values_list("state", flat=True))


@pytest.mark.parametrize("kind", ["form", "submission"])
def test_files_with_what_a_hold_names_stay_until_it_is_lifted(files, rule, cast, kind):
    comment = Submission.objects.earliest("pk")
    hold(cast["publisher"], kind, {"form": "survey", "submission": comment.reference}[kind])
    assert end_files() == ["ready", "ready"]

    LegalHold.objects.update(lifted_at=clock.now())
    assert end_files() == ["expired", "expired"]


def test_a_hold_on_another_form_keeps_only_files_of_all_forms(files, rule, cast):
    make.make_form("other")
    hold(cast["publisher"], "form", "other")
    assert end_files() == ["expired", "ready"]


# What stays on record ----------------------------------------------------------------------------------------


@pytest.fixture
def on_record(cut, of_all_forms, code, analyst) -> dict[str, object]:
    export = cuts.make_export(analyst, cut)
    finding = make_findings.public(make_findings.draft(cut, code, analyst))
    return {"export": export, "cut": of_all_forms, "release": release_of(cut), "finding": finding}


@pytest.mark.parametrize("kind", ["export", "cut", "release", "finding"])
def test_what_went_out_is_not_deleted_by_whatever_way(on_record, kind):
    row = on_record[kind]
    for delete in (row.delete, type(row).objects.filter(pk=row.pk).delete):
        with pytest.raises(RuleBroken, match="is part of the record"), transaction.atomic():
            delete()
    assert type(row).objects.filter(pk=row.pk).exists()


def test_numbers_and_drafts_that_nobody_has_read_are_no_record(cut, code, analyst):
    build_release(cut=cut, actor=analyst).delete()
    Finding.objects.create(number=1, cut=cut, code=code).delete()
    assert release_of(cut) is None and not Finding.objects.exists()


def test_a_type_of_record_without_a_rule_cannot_ask(form):
    with pytest.raises(KeyError):
        gate.check_public(actor="system:x", what=form)
