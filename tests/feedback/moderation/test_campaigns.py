"""Letters that many people sent are grouped, all kept, and counted once as a group with its size (PAR-05)."""

import pytest

from cms.models import Job
from feedback.models import Campaign, Submission, SubmissionText
from feedback.moderation.campaign_grouping import find_campaigns
from feedback.submissions import text_similarity
from tests.factories import feedback as make
from tests.factories.moderation import LETTER, OTHER, found_campaign, send_letters
from tests.furniture import furnished


@furnished
def desk(client_for, editor):
    return client_for(editor)


def find() -> int:
    return find_campaigns(actor="system:test")


def facts() -> list:
    fields = ("pk", "size", "least_alike", "is_confirmed", "is_dissolved", "sample")
    return [*Campaign.objects.order_by("pk").values_list(*fields), *grouped()]


def grouped() -> list:
    return list(Submission.objects.order_by("pk").values_list("campaign", flat=True))


@pytest.mark.engine
def test_senders_of_one_text_are_as_many_comments_and_one_group(form):
    send_letters(form, 12)
    make.make_submission(form, OTHER)
    find()
    assert (Campaign.objects.get().size, Submission.objects.filter(campaign=None).count()) == (12, 1)


def test_case_space_and_signs_make_no_difference_and_short_words_have_no_digest():
    assert text_similarity.digest(LETTER) == text_similarity.digest(
        f"  {LETTER.upper().replace(',', ' ;')}\n"
    )
    assert text_similarity.digest(LETTER) != text_similarity.digest(OTHER)
    assert text_similarity.digest("Show my county please.") == ""
    assert text_similarity.digest("我想知道我的縣的數字在哪裡請告訴我") != ""


def test_greetings_names_and_a_changed_word_stay_in_the_group(form):
    send_letters(form, 3)
    make.make_submission(form, f"Dear members,\n\n{LETTER}\n\nThank you,\nA. Prueba")
    make.make_submission(form, LETTER.replace("first", "front"))
    make.make_submission(form, OTHER)
    find()
    campaign = Campaign.objects.get()
    assert campaign.size == 5 and 0.7 < campaign.least_alike < 1 and campaign.sample.text == LETTER
    assert grouped()[-1] is None


def test_four_letters_are_no_campaign_and_forms_are_not_mixed(form):
    send_letters(form, 4)
    send_letters(make.make_form("other"), 4)
    assert find() == 0 and set(grouped()) == {None}


@pytest.mark.engine
def test_comparing_twice_gives_the_same_and_new_letters_join(form):
    found_campaign(form)
    before = facts()
    find()
    assert facts() == before
    send_letters(form, 1)
    find()
    assert Campaign.objects.get().size == 6 and None not in grouped()


def test_taken_back_and_replaced_letters_leave_the_group(form):
    found_campaign(form, 7)
    Submission.objects.filter(pk=Submission.objects.order_by("pk")[0].pk).update(state="withdrawn")
    text = SubmissionText.objects.order_by("pk")[1]
    SubmissionText.objects.filter(pk=text.pk).update(superseded_at="2022-06-01T00:00Z")
    find()
    assert Campaign.objects.get().size == 5 and grouped()[:2] == [None, None]


def test_texts_stored_before_letters_were_compared_are_taken_in(form):
    send_letters(form)
    SubmissionText.objects.update(letter="")
    assert find() == 1


def test_a_person_dissolves_a_campaign_and_it_does_not_come_back(desk, form):
    campaign = found_campaign(form)
    desk.post(f"/desk/campaigns/{campaign.pk}/dissolve/")
    find()
    assert set(grouped()) == {None} and desk.get(f"/desk/campaigns/{campaign.pk}/").status_code == 404
    assert Campaign.history.first().history_change_reason == "not a campaign"


def test_a_person_takes_one_out_for_good(desk, form):
    campaign = found_campaign(form, 6)
    first = Submission.objects.order_by("pk")[0]
    desk.post(f"/desk/campaigns/{campaign.pk}/take-out/{first.pk}/")
    find()
    assert Campaign.objects.get().size == 5 and grouped()[0] is None
    again = desk.post(f"/desk/campaigns/{campaign.pk}/take-out/{first.pk}/")
    assert again.status_code == 422 and "not in the campaign" in again.content.decode()


def test_a_comment_that_was_never_in_the_campaign_is_not_found_under_its_address(desk, form):
    campaign = found_campaign(form, 6)
    alone = make.make_submission(form, "Nobody else wrote this.")
    assert desk.post(f"/desk/campaigns/{campaign.pk}/take-out/{alone.pk}/").status_code == 404


def test_a_person_confirms_and_names_it(desk, form):
    campaign = found_campaign(form)
    desk.post(f"/desk/campaigns/{campaign.pk}/confirm/", {"name": "The June letter"})
    assert "The June letter" in desk.get("/desk/campaigns/").content.decode()
    assert desk.post(f"/desk/campaigns/{campaign.pk}/confirm/", {"name": "x" * 121}).status_code == 422
    Submission.objects.update(state="withdrawn")
    find()
    assert Campaign.objects.get().is_confirmed


def test_one_campaign_shows_its_letter_its_variants_and_its_members(desk, form):
    found_campaign(form)
    make.make_submission(form, LETTER.replace("first", "front"))
    find()
    html = desk.get(f"/desk/campaigns/{Campaign.objects.get().pk}/").content.decode()
    assert "<del>first</del><ins>front</ins>" in html.replace(" <ins>", "<ins>")
    assert html.count("Remove from the campaign") == 6


def test_the_button_starts_the_job_which_leads_to_the_list(desk, form, django_capture_on_commit_callbacks):
    send_letters(form)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post("/desk/campaigns/find/")
    job = Job.objects.get()
    assert (job.state, job.result["url"]) == ("done", "/desk/campaigns/")
    assert Campaign.objects.get().size == 5


@pytest.mark.engine
def test_more_members_take_no_more_statements(desk, form, django_assert_max_num_queries):
    campaign = found_campaign(form)
    send_letters(form, 5)
    find()
    for where in (
        "/desk/campaigns/",
        f"/desk/campaigns/{campaign.pk}/",
        f"/desk/comments/?campaign={campaign.pk}",
    ):
        with django_assert_max_num_queries(16):
            assert desk.get(where).status_code == 200
