"""`manage.py setup` by questions: only for what is missing, again after a wrong answer, and nothing when it is left."""

from django.core.management import CommandError

from wagtail.models import Page

import pytest

from boards.models import Body
from cms.models import OfficeSettings
from cms.users.models import User
from tests.factories import installation as setup

pytestmark = pytest.mark.django_db
ANSWERS = [
    ("Languages of the pages", "en vi"),
    ("Languages of the pages", "en, es"),
    ("Name of the office", ""),
    ("Name of the office", "Office of Rivers"),
    ("The government or agency", "State of California"),
    ("Postal address", "1 Example Street"),
    ("Phone", ""),
    ("Email address", ""),
    ("Email address", "rivers@example.org"),
    ("Contact person", ""),
    ("Official responsible", ""),
    ("First administrator", "nobody"),
    ("First administrator", "Ana Ruiz <ana@example.org>"),
    ("Second administrator", "ana@example.org"),
    ("Second administrator", "sam@example.org"),
    ("File of bodies", "nowhere.yaml"),
    ("File of bodies", setup.SEVEN_SEATS),
]


@pytest.fixture
def answer(monkeypatch):
    """Answer these questions, in this order; then the terminal is closed."""

    def with_these(answers: list[tuple[str, str]]) -> list[str]:
        left, asked = list(answers), []

        def reply(question: str) -> str:
            asked.append(question)
            if not left:
                raise EOFError
            expected, words = left.pop(0)
            assert question.startswith(expected), question
            return words

        monkeypatch.setattr("builtins.input", reply)
        return asked

    return with_these


def test_each_question_is_asked_until_its_answer_can_be_used(answer):
    asked = answer(ANSWERS)

    output = setup.run()

    assert len(asked) == len(ANSWERS)
    assert "this site has no pages in that language" in output
    assert "this address is given twice" in output
    assert OfficeSettings.objects.get().parent == "State of California"
    assert set(User.objects.values_list("email", flat=True)) == {"ana@example.org", "sam@example.org"}
    assert Body.objects.get().seats.count() == 7
    assert Page.objects.filter(slug="boards").count() == 2


def test_what_a_flag_says_is_not_asked(answer):
    asked = answer([("The government", ""), ("Postal", ""), ("Phone", ""), ("Contact", ""), ("Official", "")])

    setup.run(*setup.OFFICE, *setup.TWO, "--language", "es", "--bodies", setup.SEVEN_SEATS)

    assert len(asked) == 5


def test_a_finished_house_is_asked_nothing(answer):
    setup.run_without_input("--bodies", setup.SEVEN_SEATS)
    asked = answer([])

    assert "Nothing was changed." in setup.run()
    assert not asked


def test_leaving_in_the_middle_changes_nothing(answer):
    answer(ANSWERS[:8])

    with pytest.raises(CommandError, match="Setup stopped before the last answer. Nothing was changed."):
        setup.run()
    assert not OfficeSettings.objects.exists() and not User.objects.exists()
