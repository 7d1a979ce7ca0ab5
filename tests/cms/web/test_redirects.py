"""A list of redirects comes in from a file, by Wagtail's own screens; a step without the one before it leads back."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.contrib.redirects.models import Redirect

import pytest

pytestmark = pytest.mark.django_db

START, PROCESS = "/admin/redirects/import/", "/admin/redirects/import/process/"


@pytest.fixture
def superuser(home, make_user, client_for):
    """Wagtail gives the list to them alone."""
    user = make_user("sue")
    user.is_superuser = True
    user.save()
    return client_for(user)


def test_a_file_is_read_confirmed_and_taken_in(superuser):
    file = SimpleUploadedFile("moved.csv", b"from,to\n/old-report/,https://example.org/report/\n")
    page = superuser.post(START, {"import_file": file}).content.decode()
    hidden = dict(re.findall(r'name="(import_file_name|input_format)" value="([^"]+)"', page))
    answer = superuser.post(PROCESS, {**hidden, "from_index": "0", "to_index": "1", "permanent": "on"})
    assert answer.status_code in (200, 302)
    assert Redirect.objects.get().old_path == "/old-report"


@pytest.mark.parametrize("sent", [{}, {"import_file_name": "moved.csv", "input_format": "0"}])
def test_without_a_file_that_was_read_before_it_leads_back_to_the_first_step(superuser, sent):
    answer = superuser.post(PROCESS, sent)
    assert (answer.status_code, answer.url) == (302, START)
    assert not Redirect.objects.exists()


def test_an_editor_without_the_right_comes_to_the_first_page_of_the_admin(editor, home, client_for):
    answer = client_for(editor).post(PROCESS, {})
    assert (answer.status_code, answer.url) == (302, "/admin/")
