"""Several processes store public pages: what one of them changes, none of them shows as it was."""

import pytest

WORKERS = 2
pytestmark = [pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(300)]
ASKED = 12  # each on a connection of its own, so that both processes answer
PUBLISH = """
from wagtail.models import Page
page = Page.objects.get(slug="accessibility", locale__language_code="en").specific
page.title = "{title}"
page.save_revision().publish()
print(page.title)
"""
FAIL = """
from django.db import transaction
from wagtail.models import Page
with transaction.atomic():
    Page.objects.filter(slug="accessibility").update(title="Never told")
    transaction.set_rollback(True)
print("taken back")
"""


def answers(site) -> set[str]:
    return {site.get("/accessibility/")[2] for _each in range(ASKED)}


def test_a_published_change_is_on_the_next_page_of_every_process(site):
    for title in ("Open to all", "Open to everyone", "Open to anybody"):
        answers(site)
        site.printed(PUBLISH.format(title=title))
        assert all(title in page for page in answers(site)), title


def test_what_was_taken_back_is_on_none(site):
    before = answers(site)
    site.printed(FAIL)

    assert "Never told" not in "".join(answers(site) | before)


def test_both_processes_send_the_same_page_each_with_an_id_of_its_own(site):
    answers(site)
    headers = [site.open("/accessibility/")[1] for _each in range(ASKED)]

    assert len({each["ETag"] for each in headers}) == 1
    assert len({each["X-Request-ID"] for each in headers}) == ASKED
