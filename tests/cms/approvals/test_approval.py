"""Submit a page for approval: it leads to people who may approve, a second person approves and publishes it."""

from django.contrib.auth import get_user_model
from django.utils.html import escape

from wagtail.models import TaskState, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from cms.access import Role
from cms.models import OutboxMessage, StandardPage
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
COMMENTS = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}


@furnished
def page(home, editor):
    made = standard_page(home, "Our plan", live=False, owner=editor)
    made.save_revision(user=editor)
    return made


def edit(browser, page, *acts: str, title: str = "Our plan", **more: str):
    fields = {"title": title, "slug": page.slug, "summary": "", "body": streamfield([]), **COMMENTS}
    acts_and_more = dict.fromkeys(acts, "1") | more
    return browser.post(
        f"/admin/pages/{page.pk}/edit/", nested_form_data(fields) | acts_and_more, follow=True
    )


def decide(browser, page, action: str, comment: str = "", task_state: int | None = None):
    waiting = task_state or page.current_workflow_state.current_task_state_id
    return browser.post(
        f"/admin/pages/workflow/action/{page.pk}/{action}/{waiting}/", {"comment": comment}, follow=True
    )


def text(answer) -> str:
    return answer.content.decode()


def mails() -> list[tuple[str, str]]:
    return list(OutboxMessage.objects.order_by("to").values_list("to", "subject"))


def test_it_waits_for_those_who_may_approve_and_each_gets_one_mail(cast, page, make_user):
    make_user("petra", Role.PUBLISHER)
    answer = edit(cast["editor"], page, "action-submit", title="Our new plan")

    assert mails() == [
        (f"{name}@example.org", "Edith submitted “Our new plan” for approval.") for name in ("paul", "petra")
    ]
    assert "Our new plan" in text(cast["publisher"].get("/admin/"))
    assert "Waiting for you" in text(cast["publisher"].get("/admin/"))
    desk = text(cast["publisher"].get("/desk/"))
    assert "Approve “Our new plan”" in desk and "Submitted by Edith." in desk
    assert f"/admin/pages/{page.pk}/edit/" in desk
    assert answer.status_code == 200


def test_who_can_approve_is_said_to_everyone(cast, page):
    edit(cast["editor"], page, "action-submit")
    where = f"/admin/pages/{page.pk}/edit/"

    assert "Paul can approve it or request changes." in text(cast["editor"].get(where))
    assert "To edit it before that, cancel your submission." in text(cast["editor"].get(where))
    assert "until then it is locked." in text(cast["clerk"].get(where))
    publisher = text(cast["publisher"].get(where))
    assert "Approve it, or request changes." in publisher
    assert "Approve and publish" in publisher
    assert 'name="action-publish"' not in publisher
    assert "Waiting for others" in text(cast["editor"].get("/desk/"))
    assert "Submitted by Edith." not in text(cast["clerk"].get("/desk/"))


def test_approving_publishes_and_tells_the_editor(cast, page):
    edit(cast["editor"], page, "action-submit")
    decide(cast["publisher"], page, "approve", "Well done")

    page.refresh_from_db()
    assert page.live
    assert not page.current_workflow_state
    mail = OutboxMessage.objects.get(to="edith@example.org")
    assert mail.subject == "Paul approved and published “Our plan”."
    assert "Well done" in mail.text
    assert "approval" not in text(cast["publisher"].get("/desk/"))


def test_approving_in_the_editor_publishes_too(cast, page):
    edit(cast["editor"], page, "action-submit")
    act = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    edit(cast["publisher"], page, title="Our plan, corrected", **act)

    page.refresh_from_db()
    assert page.live
    assert page.title == "Our plan, corrected"


def test_a_rejected_page_is_open_to_its_editor_who_submits_it_again(cast, page):
    edit(cast["editor"], page, "action-submit")
    decide(cast["publisher"], page, "reject", "Say when.")

    mail = OutboxMessage.objects.get(to="edith@example.org")
    assert mail.subject == "Paul requested changes to “Our plan”."
    assert "Say when." in mail.text
    screen = text(cast["editor"].get(f"/admin/pages/{page.pk}/edit/"))
    assert "Paul requested changes. Say when." in screen
    assert "Submit again for approval" in screen
    assert "Restart workflow" not in screen
    edit(cast["editor"], page, title="Our plan for May")
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Our plan for May"
    edit(cast["editor"], page, "action-submit", title="Our plan for May")
    decide(cast["publisher"], page, "approve")
    assert StandardPage.objects.get(pk=page.pk).live


def test_the_editor_takes_it_back(cast, page):
    edit(cast["editor"], page, "action-submit")
    assert "Cancel submission" in text(cast["editor"].get(f"/admin/pages/{page.pk}/edit/"))
    edit(cast["editor"], page, "action-cancel-workflow")

    assert not page.current_workflow_state
    edit(cast["editor"], page, title="Another plan")
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Another plan"
    assert "Submitted by Edith." not in text(cast["publisher"].get("/desk/"))


def test_nobody_approves_their_own_submission(cast, page, make_user, client_for):
    petra = client_for(make_user("petra", Role.PUBLISHER))
    edit(petra, page, "action-submit")
    state = page.current_workflow_state.current_task_state_id
    assert "Approve and publish" not in text(petra.get(f"/admin/pages/{page.pk}/edit/"))
    assert "Waiting for you" not in text(petra.get("/admin/"))
    decide(petra, page, "approve")
    edit(petra, page, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    edit(petra, page, "action-publish")
    assert not StandardPage.objects.get(pk=page.pk).live
    assert TaskState.objects.get(pk=state).status == TaskState.STATUS_IN_PROGRESS
    assert [to for to, _subject in mails()] == ["paul@example.org"]


def test_nor_by_naming_another_page(cast, page, home, make_user, client_for):
    """Wagtail's address names a page and a submission; both must be the same one's."""
    petra = client_for(make_user("petra", Role.PUBLISHER))
    other = standard_page(home, "Other", live=False)
    other.save_revision()
    edit(cast["editor"], other, "action-submit", title="Other")
    edit(petra, page, "action-submit")
    decide(petra, other, "approve", task_state=page.current_workflow_state.current_task_state_id)
    assert not StandardPage.objects.get(pk=page.pk).live


def test_nor_by_submitting_again_what_another_submitted(cast, page, make_user, client_for):
    petra = client_for(make_user("petra", Role.PUBLISHER))
    edit(cast["editor"], page, "action-submit")
    decide(cast["publisher"], page, "reject", "Say when.")
    edit(petra, page, "action-submit", title="Petra's plan")
    decide(petra, page, "approve")
    assert not StandardPage.objects.get(pk=page.pk).live
    decide(cast["publisher"], page, "approve")
    assert StandardPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("who", ["editor", "clerk", "analyst", "administrator"])
def test_nobody_else_approves(cast, page, who, make_user, client_for):
    edit(client_for(make_user("emma", Role.EDITOR)), page, "action-submit")
    decide(cast[who], page, "approve")
    assert not StandardPage.objects.get(pk=page.pk).live


def test_it_is_not_submitted_when_no_one_could_approve_it(cast, page, publisher):
    publisher.is_active = False
    publisher.save()
    answer = text(edit(cast["editor"], page, "action-submit", title="Typed with care"))

    assert "Not submitted. No one else can approve it" in answer
    assert "Your changes are saved as a draft." in answer
    assert not WorkflowState.objects.exists()
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Typed with care"


def test_a_new_page_is_not_submitted_either(cast, home, publisher):
    publisher.groups.clear()
    fields = {"title": "New", "slug": "new", "summary": "", "body": streamfield([]), **COMMENTS}
    where = f"/admin/pages/add/cms/standardpage/{home.pk}/"
    cast["editor"].post(where, nested_form_data(fields) | {"action-submit": "1"})
    assert StandardPage.objects.filter(slug="new", live=False).exists()
    assert not WorkflowState.objects.exists()


def test_a_page_is_never_locked_with_nobody_to_unlock_it(cast, page, publisher, editor):
    """The last publisher leaves, and so does the one who submitted it."""
    edit(cast["editor"], page, "action-submit")
    get_user_model().objects.filter(pk__in=[publisher.pk, editor.pk]).update(is_active=False)

    screen = text(cast["clerk"].get(f"/admin/pages/{page.pk}/edit/"))
    assert "no one can approve it now" in screen
    edit(cast["clerk"], page, title="Still ours")
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Still ours"


def test_publishing_it_directly_ends_the_submission_and_says_so(cast, page):
    edit(cast["editor"], page, "action-submit")
    edit(cast["publisher"], page, "action-publish")
    mail = OutboxMessage.objects.get(to="edith@example.org")
    assert mail.subject == "Paul published “Our plan”. It is no longer pending approval."


def test_mails_come_in_the_language_of_the_admin_and_only_if_wanted(cast, page, publisher, make_user):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=publisher, preferred_language="es")
    UserProfile.objects.create(user=make_user("petra", Role.PUBLISHER), submitted_notifications=False)
    edit(cast["editor"], page, "action-submit")
    mail = OutboxMessage.objects.get()
    assert (mail.to, mail.language) == (publisher.email, "es")
    assert mail.subject == "Edith envió “Our plan” para su aprobación."
    spanish = text(cast["publisher"].get("/admin/"))
    assert escape("Aprobar “Our plan”") in spanish


def test_a_conversation_or_page_with_markup_in_names_stays_text(cast, page, editor):
    editor.display_name = "<b>{people}</b>"
    editor.save()
    edit(cast["editor"], page, "action-submit")
    screen = text(cast["clerk"].get(f"/admin/pages/{page.pk}/edit/"))
    assert "&lt;b&gt;{people}&lt;/b&gt;" in screen
