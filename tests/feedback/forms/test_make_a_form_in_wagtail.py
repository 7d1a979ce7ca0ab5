"""A form is made, changed and published in Wagtail's own screens."""

from wagtail.test.utils.form_data import nested_form_data, streamfield

from feedback.models import NOTICE_ELEMENTS, FeedbackFormPage, FeedbackIndexPage, Form, FormVersion
from tests.furniture import furnished


@furnished
def where(home) -> str:
    index = home.add_child(instance=FeedbackIndexPage(title="Give feedback", slug="feedback"))
    return f"/admin/pages/add/feedback/feedbackformpage/{index.pk}/"


def typed(**changes) -> dict:
    blocks = [
        ("long_text", {"label": "What is missing?", "help": ""}),
        ("consent", {"label": "May we quote you?", "help": "", "purpose": "quote", "yes": "Yes", "no": "No"}),
    ]
    values = {"title": "Ask", "slug": "ask", "summary": "", "intro": "", "questions": streamfield(blocks)}
    values |= {f"notice_{element}": f"{element} words" for element in NOTICE_ELEMENTS}
    return nested_form_data(values | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0} | changes)


def test_an_editor_drafts_it_and_the_record_is_there(client_for, editor, where):
    response = client_for(editor).post(where, typed())
    page = FeedbackFormPage.objects.get()
    assert response.status_code == 302 and not page.live
    assert page.form == Form.objects.get(slug="ask")
    assert not FormVersion.objects.exists()


def test_a_publisher_publishes_it_and_the_version_names_who(client_for, publisher, where, client):
    client_for(publisher).post(where, typed(**{"action-publish": "1"}))
    version = FormVersion.objects.get()
    assert version.frozen_by == str(publisher)
    assert [question.kind for question in version.questions.all()] == ["long_text", "consent"]
    assert "What is missing?" in client.get("/feedback/ask/").content.decode()


def test_without_a_part_of_the_notice_it_is_not_published(client_for, publisher, where):
    response = client_for(publisher).post(where, typed(**{"action-publish": "1", "notice_access": ""}))
    assert response.status_code == 200
    assert not FormVersion.objects.exists()
    assert not FeedbackFormPage.objects.filter(live=True).exists()


def test_an_editor_may_not_publish(client_for, editor, where):
    client_for(editor).post(where, typed(**{"action-publish": "1"}))
    assert not FormVersion.objects.exists()


def test_the_address_follows_the_title_until_a_version_is_public(client_for, publisher, where, client):
    """Wagtail saves a draft while its title is still being typed."""
    desk = client_for(publisher)
    desk.post(where, typed(title="As", slug="as"))
    page = FeedbackFormPage.objects.get()
    again = f"/admin/pages/{page.pk}/edit/"
    desk.post(again, typed(title="Ask us", slug="ask-us"))
    assert list(Form.objects.values_list("slug", "name__en")) == [("ask-us", "Ask us")]
    desk.post(again, typed(title="Ask us", slug="ask-us", **{"action-publish": "1"}))
    assert client.get(FeedbackFormPage.objects.get().url).status_code == 200
    desk.post(again, typed(title="Ask them", slug="ask-them", **{"action-publish": "1"}))
    changed = FeedbackFormPage.objects.get()
    assert (changed.title, changed.slug, changed.url) == ("Ask them", "ask-us", "/feedback/ask-us/")
    assert "Ask them" in client.get("/feedback/ask-us/").content.decode()


def test_a_page_takes_the_free_address_of_its_form(client_for, publisher, where, client):
    """Another form without a page may have it already."""
    Form.objects.create(slug="ask", name={"en": "Of another room"})
    client_for(publisher).post(where, typed(**{"action-publish": "1"}))
    page = FeedbackFormPage.objects.get()
    assert (page.slug, page.form.slug) == ("ask-2", "ask-2")
    assert client.get(page.url).status_code == 200


def test_a_copy_of_a_page_is_another_form(client_for, publisher, where, client):
    desk = client_for(publisher)
    desk.post(where, typed(**{"action-publish": "1"}))
    first = FeedbackFormPage.objects.get()
    place = {"new_title": "Ask more", "new_slug": "ask-more", "new_parent_page": first.get_parent().pk}
    desk.post(f"/admin/pages/{first.pk}/copy/", place)
    copy = FeedbackFormPage.objects.get(slug="ask-more")
    desk.post(
        f"/admin/pages/{copy.pk}/edit/", typed(title="Ask more", slug="ask-more", **{"action-publish": "1"})
    )
    assert set(Form.objects.values_list("slug", flat=True)) == {"ask", "ask-more"}
    assert client.get("/feedback/ask-more/").status_code == 200
    assert FormVersion.objects.filter(form__slug="ask").count() == 1


def test_a_form_that_an_editor_submits_is_public_once_a_publisher_approves_it(
    client_for, editor, publisher, where, client
):
    client_for(editor).post(where, typed(**{"action-submit": "1"}))
    page = FeedbackFormPage.objects.get()
    waits = page.current_workflow_state.current_task_state_id
    client_for(publisher).post(f"/admin/pages/workflow/action/{page.pk}/approve/{waits}/", {"comment": ""})
    assert "What is missing?" in client.get("/feedback/ask/").content.decode()
    assert FormVersion.objects.get().frozen_by == str(publisher)
