"""A finding in easy words and in sign language: reviewed, frozen and sealed with it, near the top of its page."""

import pytest

from cms.records import verification
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.findings.services import save_finding
from feedback.models import Finding
from tests.factories import findings
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
EASY = {"en": "People want numbers.\nThey want them for their county.", "es": "La gente quiere números."}
VIDEO = "https://video.example/county-asl"


@furnished
def cut(coded, analyst):
    return make_cut(actor=analyst)


@furnished
def finding(cut, code, analyst) -> Finding:
    return findings.draft(cut, code, analyst, easy_read=EASY, sign_video=VIDEO)


def page(client, finding, before: str = "") -> str:
    response = client.get(f"{before}{finding.get_absolute_url()}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_both_before_its_parts(client, finding):
    text = page(client, findings.public(finding))
    top, _heading, _rest = text.partition('class="finding__parts"')

    assert "Easy read" in top and "They want them for their county." in top
    assert f'href="{VIDEO}"' in top and "Watch in American Sign Language" in top


def test_spanish_readers_read_it_in_spanish(client, finding):
    text = page(client, findings.public(finding), "/es")

    assert "Lectura fácil" in text and "La gente quiere números." in text


def test_a_text_in_another_language_says_so(client, cut, code, analyst):
    text = page(
        client, findings.public(findings.draft(cut, code, analyst, easy_read={"en": "Plain."})), "/es"
    )

    assert '<div lang="en" dir="ltr"><p>Plain.</p></div>' in text


def test_a_finding_without_them_shows_neither(client, cut, code, analyst):
    text = page(client, findings.public(findings.draft(cut, code, analyst)))

    assert "Easy read" not in text and "American Sign Language" not in text


def test_both_are_sealed_and_cannot_change_afterwards(finding, analyst):
    public = findings.public(finding)
    assert public.page["sign_video"] == VIDEO and public.page["texts"]["es"]["easy_read"] == EASY["es"]
    public.easy_read = {"en": "Other."}
    with pytest.raises(NotPossibleNow):
        save_finding(actor=analyst, finding=public)

    assert not list(verification.breaks())
    changed = public.page | {"sign_video": "https://video.example/other"}
    Finding.objects.filter(pk=public.pk).update(page=changed)
    assert list(verification.breaks())


def test_a_typed_number_is_refused_in_easy_words_too(cut, code, analyst):
    with pytest.raises(NotPossibleNow, match="Numbers come from the data set"):
        findings.draft(cut, code, analyst, easy_read={"en": "113 people want this."})


def test_a_changed_video_needs_another_review(finding, analyst):
    reviewed = findings.reviewed(finding)
    reviewed.sign_video = "https://video.example/new"

    assert save_finding(actor=analyst, finding=reviewed).state == Finding.State.DRAFT
