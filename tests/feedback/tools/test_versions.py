"""Feedback points at one version of a tool, and a version says which decision it came of (C2C-15)."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError

import pytest

from cms import chain, clock
from cms.models import Link
from feedback.exceptions import NotPossibleNow
from feedback.models import Form, Submission
from feedback.tools.services import record_tool_version, revise_tool_version, tie_to_decisions
from tests.factories import boards, feedback
from tests.factories import rollout as make
from tests.furniture import furnished

JUNE = date(2022, 6, 1)


@furnished
def tool(home):
    return make.public_tool(home)


@furnished
def decided(home):
    return boards.decision(boards.held(home))


def about(form: Form, tool) -> Form:
    form.tool = tool
    form.clean()
    form.save()
    return form


def test_a_form_about_a_tool_needs_a_version(form, tool):
    form.tool = tool
    with pytest.raises(ValidationError, match="no version yet"):
        form.full_clean()
    made = make.version(tool)
    form.full_clean()
    assert form.tool_version == made
    form.tool = None
    form.full_clean()
    assert form.tool_version is None


def test_what_was_sent_stays_with_the_version_it_was_about(form, tool, client):
    first = make.version(tool, "1.0")
    early = feedback.make_submission(about(form, tool), "Of the first.")
    second = make.version(tool, "2.0", date(2022, 7, 1))
    late = feedback.make_submission(Form.objects.get(pk=form.pk), "Of the second.")
    early.refresh_from_db()
    assert (early.tool_version, late.tool_version) == (first, second)
    moved = Form.history.filter(history_change_reason="a version was released")
    assert [each.tool_version_id for each in moved] == [second.pk]


def test_the_receipt_and_the_desk_name_the_version(form, tool, client, client_for, editor):
    from cms.web.one_time_keys import receipt_code

    make.version(tool, "1.0")
    sent = feedback.make_submission(about(form, tool), "Words")
    html = client.get(f"/receipts/{receipt_code(sent.key)}/").content.decode()
    assert "Your comment is about “Dashboard”, version 1.0." in html
    assert "Dashboard 1.0" in client_for(editor).get(f"/desk/comments/{sent.pk}/").content.decode()


def test_a_version_that_an_older_date_brings_does_not_move_the_forms(form, tool):
    newest = make.version(tool, "2.0", date(2022, 7, 1))
    about(form, tool)
    record_tool_version(
        actor="system:test", tool=tool, number="1.5", released_on=JUNE, what_changed={"en": "Late to be told"}
    )
    assert Form.objects.get(pk=form.pk).tool_version == newest


def test_comments_with_a_version_keep_it_from_being_deleted(form, tool):
    from django.db.models import ProtectedError

    made = make.version(tool)
    feedback.make_submission(about(form, tool), "Words")
    with pytest.raises(ProtectedError):
        made.delete()
    assert Submission.objects.get().tool_version == made


def test_a_version_made_on_the_desk_is_tied_to_its_decision(tool, decided, client, client_for, publisher):
    desk = client_for(publisher)
    shown = desk.get(f"/desk/tools/{tool.slug}/version/").content.decode()
    assert f"Decision {decided.number}: County results come first" in shown
    sent = {"number": "1.0", "released_on": "2022-12-01", "what_changed_en": "Counties first."}
    sent["because"] = [f"decision:{decided.pk}"]
    assert desk.post(f"/desk/tools/{tool.slug}/version/", sent).status_code == 302
    made = tool.versions.get()
    link = Link.objects.get(target_kind="toolversion")
    assert (link.source_kind, link.source_id, link.target_id) == ("decision", decided.pk, made.pk)
    assert link.made_by == publisher
    html = client.get(f"/tools/{tool.slug}/").content.decode()
    assert f"Decision {decided.number}" in html and f"/trace/toolversion/{made.pk}/" in html


def test_the_chain_leads_both_ways(tool, decided, client):
    made = make.version(tool, because=[f"decision:{decided.pk}"], day=date(2022, 12, 1))
    forward = {(node.kind, node.id) for node in chain.trace("decision", decided.pk).nodes}
    back = {(node.kind, node.id) for node in chain.trace("toolversion", made.pk).nodes}
    assert ("toolversion", made.pk) in forward and ("decision", decided.pk) in back
    assert client.get(f"/trace/toolversion/{made.pk}/").status_code == 200


def test_a_version_of_a_tool_without_a_page_stands_on_no_public_chain(db, client):
    made = make.version(feedback.make_tool())
    assert chain.trace("toolversion", made.pk) is None
    assert client.get(f"/trace/toolversion/{made.pk}/").status_code == 404


@pytest.mark.parametrize(
    "ref", ["decision:999", "decision:x", "motion:1", "nonsense", "decision:" + "9" * 30]
)
def test_what_is_no_public_decision_ties_nothing(tool, decided, ref):
    with pytest.raises(NotPossibleNow, match="not public"):
        make.version(tool, because=[f"decision:{decided.pk}", ref])
    assert not tool.versions.exists() and not Link.objects.filter(target_kind="toolversion").exists()


def test_refusals_of_a_version(tool):
    make.version(tool, "1.0")
    for facts, words in (
        ({"number": "1.0"}, "with this number"),
        ({"number": "2.0", "released_on": clock.today() + timedelta(days=1)}, "not before"),
        ({"number": "2.0", "what_changed": {}}, "Describe what changed"),
    ):
        given = {"released_on": JUNE, "what_changed": {"en": "Words"}} | facts
        with pytest.raises(NotPossibleNow, match=words):
            record_tool_version(actor="system:test", tool=tool, **given)
    assert tool.versions.count() == 1


def test_words_are_bettered_and_decisions_added_later(tool, decided, client_for, editor):
    made, desk = make.version(tool), client_for(editor)
    path = f"/desk/tools/{tool.slug}/versions/{made.pk}/"
    sent = {"what_changed_en": "Better words", "because": [f"decision:{decided.pk}"]}
    assert desk.post(path, sent).status_code == 302
    made.refresh_from_db()
    assert made.what_changed == {"en": "Better words"} and made.history.count() == 2
    shown = desk.get(path).content.decode()
    assert "Already based on" in shown and 'name="because"' not in shown
    assert desk.post(path, {"what_changed_en": ""}).status_code == 422
    assert desk.get(f"/desk/tools/{tool.slug}/versions/{made.pk + 1}/").status_code == 404


def test_only_editors_and_publishers_record_versions(tool, clerk, analyst, resident):
    version = make.version(tool)
    facts = {"what_changed": {"en": "x"}}
    for person in (clerk, analyst, resident, None):
        with pytest.raises(PermissionDenied):
            revise_tool_version(actor=person, version=version, **facts)
        with pytest.raises(PermissionDenied):
            record_tool_version(actor=person, tool=tool, number="2", released_on=JUNE, **facts)
        with pytest.raises(PermissionDenied):
            tie_to_decisions(actor=person, version=version, because=[])
