"""Lists of the room in Wagtail's admin: edits are signed, and a changed meaning raises the versions."""

from feedback.models import Code, Codebook, Submission, Tool
from tests.factories import feedback as make


def test_an_edited_code_raises_its_version_and_says_who(client_for, analyst, code):
    values = {
        "codebook": code.codebook_id,
        "key": "place",
        "order": 1,
        "status": "active",
        "name_en": "Place",
    }
    values |= {"definition_en": "Another meaning", "include": "", "exclude": "", "example": ""}
    response = client_for(analyst).post(f"/admin/code/edit/{code.pk}/", values)
    code.refresh_from_db()
    assert response.status_code == 302
    assert (code.version, Codebook.objects.get().version) == (2, 2)
    assert Code.history.first().history_user == analyst


def test_an_edited_tool_says_who(client_for, editor):
    tool = make.make_tool()
    values = {"name_en": "Renamed", "slug": tool.slug, "family": "analytical", "state": "launched"}
    values |= {"audiences-TOTAL_FORMS": "1", "audiences-INITIAL_FORMS": "0", "audiences-0-ORDER": "1"}
    values |= {"audiences-0-audience": "families", "audiences-0-can_do_en": "Plan for college"}
    assert client_for(editor).post(f"/admin/tool/edit/{tool.pk}/", values).status_code == 302
    assert Tool.history.first().history_user == editor
    tool.refresh_from_db()
    assert (tool.state, tool.audiences.get().audience) == (
        "planned",
        "families",
    )  # a state changes on the desk


def test_comments_are_looked_at_but_never_written(client_for, publisher, form):
    comment = make.make_submission(form)
    desk = client_for(publisher)
    assert desk.get(f"/admin/submission/inspect/{comment.pk}/").status_code == 200
    for door in ("new/", f"edit/{comment.pk}/", f"delete/{comment.pk}/"):
        assert desk.post(f"/admin/submission/{door}", {}).status_code in (302, 403, 404)
    assert Submission.objects.get() == comment
