"""The accessibility certificate: two people enter it, the page shows it, administrators are reminded (ACC-01)."""

from datetime import UTC, date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError, transaction

import pytest

from cms import clock
from cms.access import Role
from cms.accessibility.powers import KIND
from cms.models import AccessibilityCertificate, PowerChange, SiteDocument
from cms.publication.files import scan_waiting_documents
from cms.tasks import waiting_for
from tests.factories.cms import standard_page
from tests.factories.powers import change_by_two, confirm, newest, propose
from tests.factories.signed_in import browser_of

pytestmark = pytest.mark.django_db
ADD = f"/desk/powers/new/{KIND}/add/"
TODAY = datetime(2027, 5, 3, 19, tzinfo=UTC)
FACTS = {
    "signer_name": "Dana Lee",
    "signer_title_en": "Director",
    "officer_name": "Ian Ray",
    "officer_title_en": "Chief Information Officer",
    "signed_on": "2027-05-01",
    "standard": "2.2",
    "scope_en": "All public pages",
    "known_gaps_en": "Old scans",
    "next_due": "2029-07-01",
}


@pytest.fixture(autouse=True)
def in_may():
    with clock.at(TODAY):
        yield


@pytest.fixture
def first(administrator):
    return browser_of(administrator)


@pytest.fixture
def second(make_user):
    return browser_of(make_user("anna", Role.ADMINISTRATOR))


@pytest.fixture
def page(home):
    return standard_page(home, "Accessibility", slug="accessibility")


def shown(client) -> str:
    return client.get("/accessibility/").content.decode()


def signed(**facts) -> AccessibilityCertificate:
    given = {"signer_name": "Dana Lee", "signer_title": {"en": "Director"}, "scope": {"en": "All pages"}}
    dates = {"signed_on": date(2025, 6, 18), "next_due": date(2027, 7, 1)}
    return AccessibilityCertificate.objects.create(**given | dates | facts)


def reminders(user) -> list[str]:
    return [task.title for task in waiting_for(user).mine if "accessibility certificate" in task.title]


def test_a_page_without_a_certificate_says_so(client, page):
    text = shown(client)

    assert "No accessibility certificate has been signed for this site yet." in text
    assert "By law, state offices sign one by July 1, 2027" in text


def test_the_footer_promises_no_certificate(client, home):
    footer = client.get("/").content.decode().partition("<footer")[2]

    assert ">Accessibility</a>" in footer and "ertificate" not in footer


def test_two_people_enter_what_the_page_then_shows(client, page, first, second):
    propose(first, ADD, **FACTS)
    assert "Dana Lee" not in shown(client)

    assert confirm(second, newest()).status_code == 302
    text = shown(client)

    for words in (
        "Signed on May 1, 2027", "Dana Lee, Director", "Ian Ray, Chief Information Officer",
        "WCAG 2.2, level AA", "All public pages", "Old scans", "July 1, 2029",
    ):  # fmt: skip
        assert words in text
    assert newest().state == PowerChange.State.IN_EFFECT


def test_nobody_confirms_an_own_certificate(page, first):
    propose(first, ADD, **FACTS)

    assert confirm(first, newest()).status_code == 409
    assert not AccessibilityCertificate.objects.exists()


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst", "publisher"])
def test_only_administrators_enter_one(cast, role):
    assert cast[role].get(ADD).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"signed_on": "2027-05-04"}, "This date is in the future"),
        ({"next_due": "2028-07-01"}, "July 1 of an odd-numbered year"),
        ({"next_due": "2031-07-01"}, "two years at most"),
        ({"signed_on": "2024-05-01", "next_due": "2023-07-01"}, "two years at most"),
        ({"withdrawn_on": "2027-04-01"}, "before it was signed"),
        ({"officer_title_en": ""}, "or neither"),
        ({"signer_name": ""}, "required"),
    ],
)
def test_a_wrong_certificate_is_refused(first, wrong, words):
    answer = propose(first, ADD, **FACTS | wrong)

    assert answer.status_code == 422 and words in answer.content.decode()
    assert not PowerChange.objects.exists()


def test_the_form_begins_with_the_due_date_of_the_law(first):
    assert first.get(ADD).context["form"]["next_due"].value() == date(2029, 7, 1)


def test_the_database_refuses_a_certificate_that_was_due_before_it_was_signed():
    with pytest.raises(IntegrityError), transaction.atomic():
        signed(next_due=date(2025, 6, 1))


def test_earlier_certificates_stay_on_the_page(client, page):
    signed(signed_on=date(2023, 6, 1), next_due=date(2025, 7, 1), standard="2.1", signer_name="Old Hand")
    signed(signed_on=date(2026, 2, 1), withdrawn_on=date(2026, 3, 1), signer_name="Wrong Person")
    signed()
    now, _heading, earlier = shown(client).partition("Earlier certificates")

    assert "Signed on June 18, 2025" in now
    assert "Signed on June 1, 2023 by Old Hand, Director: WCAG 2.1, level AA" in earlier
    assert "Withdrawn on March 1, 2026" in earlier and "Wrong Person" not in now


def test_only_the_page_of_the_footer_shows_certificates(client, home, page):
    signed()
    standard_page(home, "Elsewhere", slug="elsewhere")
    standard_page(page, "Below", slug="accessibility")

    assert "Dana Lee" not in client.get("/elsewhere/").content.decode()
    assert "Dana Lee" not in client.get("/accessibility/accessibility/").content.decode()


def test_a_correction_takes_two_people_and_keeps_history(client, page, first, second):
    change_by_two(first, second, ADD, **FACTS)
    row = AccessibilityCertificate.objects.get()
    change_by_two(first, second, f"/desk/powers/new/{KIND}/{row.pk}/", withdrawn_on="2027-05-03")

    assert "No accessibility certificate" in shown(client) and "Withdrawn on May 3, 2027" in shown(client)
    assert row.history.count() == 2


@pytest.fixture
def copy(tmp_path, monkeypatch) -> SiteDocument:
    """On a disk: Wagtail serves documents from a path."""
    monkeypatch.setattr(SiteDocument._meta.get_field("file"), "storage", FileSystemStorage(tmp_path))
    file = ContentFile(b"%PDF-1.7 signed", name="certificate.pdf")
    return SiteDocument.objects.create(title="Signed copy", file=file)


def test_a_signed_copy_is_public_once_it_is_scanned_and_shown(client, page, copy):
    signed(document=copy)
    assert "Signed copy (PDF)" not in shown(client) and client.get(copy.url).status_code == 404

    scan_waiting_documents()

    assert copy.url in shown(client) and client.get(copy.url).status_code == 200


def test_a_document_of_no_certificate_stays_closed(client, page, copy):
    scan_waiting_documents()

    assert client.get(copy.url).status_code == 404


def test_administrators_are_reminded_from_ninety_days_before(administrator, people):
    signed()
    with clock.at(datetime(2027, 3, 31, 19, tzinfo=UTC)):
        assert reminders(administrator) == []
    with clock.at(datetime(2027, 4, 2, 19, tzinfo=UTC)):
        assert reminders(administrator) == ["Enter the new accessibility certificate"]
        assert reminders(people["publisher"]) == []
    with clock.at(datetime(2027, 9, 1, 19, tzinfo=UTC)):  # nobody did it
        assert reminders(administrator) == ["Enter the new accessibility certificate"]


def test_the_first_certificate_is_asked_for_too(administrator):
    assert reminders(administrator) == ["Enter an accessibility certificate"]


def test_a_proposed_certificate_needs_no_reminder(first, administrator):
    propose(first, ADD, **FACTS)

    assert reminders(administrator) == []
