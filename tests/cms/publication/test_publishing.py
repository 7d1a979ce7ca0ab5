"""Issue 14: publishing takes the publisher's role on every screen of Wagtail, and the checks of the type of page."""

from datetime import timedelta

from django.core.management import call_command

from wagtail.log_actions import LogContext
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowPage, WorkflowTask

import pytest

from boards.site.workflows import finish
from cms import clock
from cms.exceptions import RuleBroken
from cms.models import StandardPage
from tests.cms.publication.conftest import OTHER, WORDS, form_of, is_live, said
from tests.factories import boards, engagement
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db
WRITERS = ("editor", "clerk")
OUTSIDERS = ("analyst", "administrator", "member", "resident")
PUBLISH = {"action-publish": "1"}


def public() -> list[tuple]:
    """What the public reads of each page."""
    return list(StandardPage.objects.live().order_by("pk").values_list("pk", "title", "url_path", "body"))


@pytest.mark.parametrize("who", WRITERS)
def test_a_writer_saves_drafts_only(cast, about, who):
    before = public()
    cast[who].post(f"/admin/pages/{about.pk}/edit/", form_of(about, title=OTHER, **PUBLISH))

    about.refresh_from_db()
    assert about.get_latest_revision_as_object().title == OTHER
    assert public() == before


@pytest.mark.parametrize("who", WRITERS)
def test_a_new_page_of_a_writer_is_a_draft(cast, home, who):
    before = public()
    facts = form_of(StandardPage(title="New", slug="new"), **PUBLISH)
    cast[who].post(f"/admin/pages/add/cms/standardpage/{home.pk}/", facts)

    assert StandardPage.objects.filter(slug="new", live=False).exists()
    assert public() == before


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("how", ["publish_copies", "alias"])
def test_a_copy_made_by_a_writer_is_a_draft(cast, home, about, who, how):
    before = public()
    standard_page(about, "People", slug="people")
    before = public()
    facts = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": home.pk,
        "copy_subpages": "on",
        how: "on",
    }
    cast[who].post(f"/admin/pages/{about.pk}/copy/", facts)

    assert public() == before


@pytest.mark.parametrize("who", [*WRITERS, *OUTSIDERS])
def test_nobody_else_publishes_in_bulk_schedules_or_converts(cast, home, about, who):
    draft = standard_page(home, "Draft", slug="draft", live=False)
    standard_page(draft, "Below", slug="below", live=False)
    alias = about.create_alias(parent=home, update_slug="alias")
    before = public()
    path = f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}"
    cast[who].post(path, {"include_descendants": "on"})
    later = (clock.now() + timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")
    cast[who].post(f"/admin/pages/{draft.pk}/edit/", form_of(draft, go_live_at=later, **PUBLISH))
    cast[who].post(f"/admin/pages/{alias.pk}/convert_alias/")

    assert public() == before
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_a_publisher_publishes_copies_and_schedules(cast, home, about):
    facts = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": home.pk, "publish_copies": "on"}
    cast["publisher"].post(f"/admin/pages/{about.pk}/copy/", facts)
    cast["publisher"].post(f"/admin/pages/{about.pk}/edit/", form_of(about, **PUBLISH))

    assert Page.objects.live().filter(slug="copy").exists()
    assert OTHER in str(StandardPage.objects.get(pk=about.pk).body)


@pytest.mark.parametrize("which", ["itself", "below"])
def test_an_alias_is_not_published_by_itself_in_bulk(cast, home, about, which):
    alias = about.create_alias(parent=home, update_slug="alias")
    Page.objects.filter(pk=alias.pk).update(live=False)
    page, facts = (alias, {}) if which == "itself" else (home, {"include_descendants": "on"})
    before = public()
    path = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    assert cast["publisher"].get(path).status_code == 200
    answer = cast["publisher"].post(path, facts, follow=True)
    assert answer.status_code == 200 and "is an alias" in said(answer)
    assert public() == before


def test_bulk_publishing_asks_each_type(cast, home, about):
    """An agenda is posted on the desk; a conversation needs its venue checked. One refusal stops the list."""
    found = boards.body(3)
    boards.pages(home, found)
    agenda = boards.meeting(found).pages.first()
    talk = engagement.page_of(engagement.conversation(live=False, mode="in_person", place="Hall"))
    draft = standard_page(home, "Draft", slug="draft", live=False)
    for page, why in ((talk, "This conversation cannot be public yet"), (agenda, "posted on the desk")):
        path = f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}&id={page.pk}"
        answer = cast["publisher"].post(path, follow=True)
        assert not is_live(page) and (why in said(answer) or page == agenda)

    above = f"/admin/bulk/wagtailcore/page/publish/?id={talk.get_parent().pk}"
    answer = cast["publisher"].post(above, {"include_descendants": "on"}, follow=True)
    assert "This conversation cannot be public yet" in said(answer) and not is_live(talk)


def test_a_scheduled_page_passes_the_gate_when_its_time_comes(home, about):
    draft = standard_page(home, "Draft", slug="draft", live=False)
    talk = engagement.page_of(engagement.conversation(live=False, mode="in_person", place="Hall"))
    due = clock.now() - timedelta(minutes=1)
    for page in (talk, draft):
        revision = page.specific.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    call_command("publish_scheduled", verbosity=0)

    assert is_live(draft) and not is_live(talk)


@pytest.mark.parametrize("who", WRITERS)
def test_the_last_step_of_a_workflow_passes_the_gate(cast, people, home, about, who):
    """Wherever an approval comes from, it publishes only for someone who may publish."""
    draft = standard_page(home, "Draft", slug="draft", live=False)
    task = GroupApprovalTask.objects.create(name="Anyone")
    task.groups.set(people[who].groups.all())
    workflow = Workflow.objects.create(name="Open to all")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=draft)
    draft.save_revision()
    state = workflow.start(draft, people[who])
    with pytest.raises(RuleBroken):
        finish(state, people[who])
    path = f"/admin/pages/workflow/action/{draft.pk}/approve/{state.current_task_state.pk}/"
    answer = cast[who].post(path, {"comment": ""})
    assert answer.status_code != 404

    assert not is_live(draft)


@pytest.mark.parametrize("who", WRITERS)
def test_no_add_on_changes_a_public_page_row_for_a_writer(people, about, who):
    """The last line, whatever a screen of tomorrow does: the row itself is refused."""
    about.title = OTHER
    with LogContext(user=people[who]), pytest.raises(RuleBroken, match="publisher"):
        about.save()
    assert WORDS in str(StandardPage.objects.get(pk=about.pk).body)
