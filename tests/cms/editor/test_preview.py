"""The preview of the page editor: the admin alone may frame it, and it runs under the policy of public pages."""

from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from boards.models.pages import USUAL_TEXTS
from cms.models import StandardPage
from tests.factories import boards as make
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
COMMENTS = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}


@furnished
def page(home):
    made = standard_page(home, "Our plan", live=False)
    made.save_revision()
    return made


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: rest for name, _space, rest in parts}


def typed(page, **more: str) -> dict[str, str]:
    fields = {"title": page.title, "slug": page.slug, "summary": "", "body": streamfield([]), **COMMENTS}
    return nested_form_data(fields | more)


def preview(browser, page, **more: str):
    """As the panel does it: what is typed is sent first, then its preview is loaded."""
    address = f"/admin/pages/{page.pk}/edit/preview/"
    browser.post(address, typed(page, **more))
    return browser.get(address, {"in_preview_panel": "true"})


def test_the_admin_may_frame_a_preview_and_nobody_else(cast, page):
    answer = preview(cast["editor"], page)

    assert answer.status_code == 200 and "Our plan" in answer.content.decode()
    assert policy(answer)["frame-ancestors"] == "'self'"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_preview_may_do_no_more_than_the_public_page(cast, page):
    answer = preview(cast["editor"], page)
    public = policy(cast["anonymous"].get("/"))

    assert policy(answer) == public | {"frame-ancestors": "'self'"}
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_a_preview_is_stored_by_no_shared_cache(cast, page):
    assert "private" in preview(cast["editor"], page)["Cache-Control"]


def test_what_is_typed_is_in_the_preview_before_it_is_saved(cast, page):
    assert "A better plan" in preview(cast["editor"], page, title="A better plan").content.decode()


def test_what_cannot_be_previewed_says_so(cast, page):
    answer = cast["editor"].get(f"/admin/pages/{page.pk}/edit/preview/")

    assert "Preview not available" in answer.content.decode()
    assert policy(answer)["frame-ancestors"] == "'self'"


def test_a_draft_agenda_is_previewed_and_may_be_framed(cast, home):
    body = make.body()
    make.pages(home, body)
    agenda = make.meeting(body).pages.get(locale__language_code="en")
    texts = {name: getattr(agenda, name) for name in USUAL_TEXTS}
    answer = preview(cast["clerk"], agenda, **texts)

    assert "This is a draft. Only staff can see it." in answer.content.decode()
    assert policy(answer)["frame-ancestors"] == "'self'"


def test_the_example_of_a_block_may_be_framed_and_has_the_look_of_the_site(cast, home):
    quote = StandardPage.body.field.stream_block.child_blocks["quote"]
    answer = cast["editor"].get("/admin/block-preview/", {"id": quote.definition_prefix})

    assert policy(answer)["frame-ancestors"] == "'self'"
    assert "cms/build/site" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/pages/{page}/edit/", "/admin/pages/{page}/history/", "/admin/images/"]
)
def test_no_other_answer_of_the_admin_may_be_framed(cast, page, address):
    answer = cast["editor"].get(address.format(page=page.pk))

    assert answer.status_code == 200
    assert policy(answer)["frame-ancestors"] == "'none'"
    assert answer["X-Frame-Options"] == "DENY"


def test_the_preview_of_an_old_version_opens_in_a_window_and_not_in_a_frame(cast, page):
    version = page.latest_revision_id
    answer = cast["editor"].get(f"/admin/pages/{page.pk}/revisions/{version}/view/")

    assert "Our plan" in answer.content.decode()
    assert policy(answer)["frame-ancestors"] == "'none'"
    assert answer["X-Frame-Options"] == "DENY"


def test_who_may_not_edit_a_page_gets_no_preview(cast, page):
    for who in ("analyst", "administrator", "resident", "anonymous"):
        assert "Our plan" not in preview(cast[who], page).content.decode(), who


def test_before_a_preview_is_shown_the_checks_give_no_number(cast, page):
    html = cast["editor"].get(f"/admin/pages/{page.pk}/edit/").content.decode()

    assert "data-content-checker-count>–<" in html
    assert "Not checked yet." in html
