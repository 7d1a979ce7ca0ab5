"""Campaigns are merged and split by a person, with a reason, and later comparisons respect it (PAR-05)."""

import pytest

from cms.models import LedgerEntry
from cms.records import verification
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import Campaign, CampaignChange, Submission, SubmissionText
from feedback.moderation.campaign_grouping import find_campaigns
from tests.factories import feedback as make
from tests.factories.moderation import LETTER, OTHER, found_campaign, send_letters
from tests.furniture import furnished

FRONT = LETTER.replace("first", "front")


@furnished
def desk(client_for, editor):
    return client_for(editor)


@pytest.fixture
def two(form):
    """Campaigns of six and of five letters."""
    return found_campaign(form, 6), found_campaign(form, 5, OTHER)


@pytest.fixture
def varied(form):
    """Seven letters, three of which have another word."""
    send_letters(form, 3, FRONT)
    return found_campaign(form, 4)


def find() -> None:
    find_campaigns(actor="system:test")


def sizes() -> dict[str, int]:
    return {each.reference: each.size for each in Campaign.objects.filter(is_dissolved=False).order_by("pk")}


def where(words: str) -> set:
    return set(Submission.objects.filter(texts__text=words).values_list("campaign", flat=True))


def stamp(page) -> str:
    return page.context["form"]["stamp"].value()


def merge(desk, *campaigns, reason="One letter in two languages", **changes):
    ids = [each.pk for each in campaigns]
    page = desk.get("/desk/campaigns/merge/", {"campaign": ids})
    sent = {"campaign": ids, "into": campaigns[0].pk, "reason": reason, "stamp": stamp(page)}
    return desk.post("/desk/campaigns/merge/", sent | changes)


def split(desk, campaign, **changes):
    address = f"/desk/campaigns/{campaign.pk}/split/"
    page = desk.get(address)
    chosen = [one.text for one in page.context["wordings"] if text_of(one.text) == FRONT]
    sent = {"wording": chosen, "way": "campaign", "reason": "Another sender", "stamp": stamp(page)}
    return desk.post(address, sent | changes)


def text_of(pk: int) -> str:
    return SubmissionText.objects.get(pk=pk).text


def reverse(desk, campaign, reason="It was a mistake", **changes):
    page = desk.get(f"/desk/campaigns/{campaign.pk}/")
    change = next(each for each in page.context["changes"] if each.can_reverse).change
    sent = {"reason": reason, "stamp": page.context["stamp"]} | changes
    return desk.post(f"/desk/campaigns/{campaign.pk}/changes/{change.pk}/reverse/", sent)


@pytest.mark.engine
def test_merged_campaigns_are_one_and_stay_one_when_letters_are_compared_again(desk, two, form):
    one, other = two
    assert merge(desk, one, other).status_code == 302
    assert sizes() == {one.reference: 11} and where(OTHER) == {one.pk}
    send_letters(form, 1, OTHER)
    make.make_submission(form, f"{OTHER} And please send it to my school as well.")
    find()
    assert sizes() == {one.reference: 13} and None not in where(OTHER)
    page = desk.get(f"/desk/campaigns/{other.pk}/", follow=True)
    assert page.redirect_chain[0][0] == f"/desk/campaigns/{one.pk}/"
    html = page.content.decode()
    assert f"{other.reference} was merged into this campaign, with 5 letters." in html
    assert "One letter in two languages" in html and CampaignChange.objects.get().by_name in html


def test_a_merge_is_reversed_with_its_letters_and_stays_reversed(desk, two, form):
    one, other = two
    merge(desk, one, other)
    find()
    assert reverse(desk, one).status_code == 302
    for _time in range(2):
        assert sizes() == {one.reference: 6, other.reference: 5} and where(OTHER) == {other.pk}
        find()
    kinds = list(CampaignChange.objects.values_list("kind", "reverses__kind"))
    assert kinds == [("merge", None), ("split", "merge")]
    again = reverse(desk, one)
    assert again.status_code == 302 and sizes() == {one.reference: 11}


@pytest.mark.engine
def test_a_split_stays_and_new_letters_join_the_part_whose_text_they_have(desk, varied, form):
    assert split(desk, varied, name="With front").status_code == 302
    second = Campaign.objects.get(name="With front")
    assert sizes() == {varied.reference: 4, second.reference: 3}
    for words in (f"{FRONT} I live in Modesto.", f"{LETTER} I live in Fresno.", FRONT, LETTER):
        make.make_submission(form, words)
    for _time in range(2):
        find()
        assert sizes() == {varied.reference: 6, second.reference: 5}
        assert where(f"{FRONT} I live in Modesto.") == {second.pk} and where(FRONT) == {second.pk}
    reverse(desk, varied)
    find()
    assert sizes() == {varied.reference: 11}


def test_letters_that_count_separately_stay_out_and_can_come_back(desk, varied, form):
    split(desk, varied, way="apart")
    send_letters(form, 1, FRONT)
    find()
    assert sizes() == {varied.reference: 4} and where(FRONT) == {None}
    reverse(desk, varied)
    assert sizes() == {varied.reference: 8} and where(FRONT) == {varied.pk}
    find()
    assert sizes() == {varied.reference: 8}


def test_single_letters_of_one_wording_form_a_second_campaign(desk, form):
    campaign = found_campaign(form, 6)
    chosen = list(campaign.submissions.order_by("pk").values_list("pk", flat=True)[:2])
    split(desk, campaign, wording=[], comment=chosen)
    find()
    second = Campaign.objects.exclude(pk=campaign.pk).get()
    assert sizes() == {campaign.reference: 4, second.reference: 2}
    assert list(second.submissions.order_by("pk").values_list("pk", flat=True)) == chosen


def test_every_wording_with_certain_words_is_chosen_at_once(desk, varied):
    split(desk, varied, wording=[], words="front page", every="1")
    assert sorted(sizes().values()) == [3, 4]


def test_a_dissolved_campaign_stays_dissolved_with_its_new_letters(desk, two, form):
    one, other = two
    merge(desk, one, other)
    desk.post(f"/desk/campaigns/{one.pk}/dissolve/")
    send_letters(form, 6, OTHER)
    find()
    assert sizes() == {} and where(OTHER) == {None}


def test_a_change_is_sealed_in_the_record(desk, two):
    merge(desk, *two)
    change = CampaignChange.objects.get()
    assert LedgerEntry.objects.filter(kind="campaign_change", key=str(change.pk), act="merge").exists()
    CampaignChange.objects.update(reason="Another reason")
    assert any("campaign_change" in words for words in verification.breaks())


def test_a_merge_shows_both_letters_their_difference_and_what_will_happen(desk, varied, form):
    other = found_campaign(form, 5, OTHER)
    html = desk.get("/desk/campaigns/merge/", {"campaign": [varied.pk, other.pk]}).content.decode()
    assert html.count("voice passage") == 3 and "<ins>Teachers" in html.replace("<ins> ", "<ins>")
    assert "become one with 12 letters" in html


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"reason": " "}, 422, "required"),
        ({"into": "999"}, 422, "Select a valid choice"),
        ({"stamp": "1.1"}, 409, "changed after this page was opened"),
    ],
)
def test_a_merge_is_refused_and_keeps_what_was_typed(desk, two, changes, status, words):
    page = merge(desk, *two, **changes)
    html = page.content.decode()
    assert page.status_code == status and words in html and len(sizes()) == 2
    assert changes.get("reason", "One letter in two languages") in html
    assert not CampaignChange.objects.exists()


def test_a_campaign_is_not_merged_with_itself_with_another_forms_or_with_a_closed_one(desk, two):
    one, other = two
    assert "two or more different" in merge(desk, one, one).content.decode()
    foreign = found_campaign(make.make_form("other"), 5, LETTER + " In our town.")
    page = merge(desk, one, foreign)
    assert page.status_code == 409 and "belong to different forms" in page.content.decode()
    merge(desk, one, other)
    page = merge(desk, one, other)
    assert page.status_code == 409 and f"was merged into {one.reference}" in page.content.decode()
    desk.post(f"/desk/campaigns/{foreign.pk}/dissolve/")
    Campaign.objects.filter(pk=foreign.pk).update(form=one.form)
    page = merge(desk, one, foreign)
    assert page.status_code == 409 and "this is not a campaign" in page.content.decode()
    assert desk.get("/desk/campaigns/merge/", {"campaign": [one.pk, 987]}).status_code == 404
    assert desk.get("/desk/campaigns/merge/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"reason": ""}, 422, "required"),
        ({"way": "burn"}, 422, "Select a valid choice"),
        ({"wording": []}, 409, "Choose at least one wording or letter."),
        ({"wording": [], "words": "county", "every": "1"}, 409, "Nothing would be left in the campaign."),
        ({"comment": ["987654"]}, 409, "not in the campaign"),
        ({"stamp": ""}, 409, "changed after this page was opened"),
    ],
)
def test_a_split_is_refused_and_keeps_what_was_typed(desk, varied, changes, status, words):
    page = split(desk, varied, name="The second", **changes)
    assert page.status_code == status and words in page.content.decode()
    assert 'value="The second"' in page.content.decode() and len(sizes()) == 1


def test_a_page_that_is_old_is_refused_and_can_be_sent_again(desk, varied, form):
    address = f"/desk/campaigns/{varied.pk}/split/"
    old = desk.get(address)
    wording = [each.text for each in old.context["wordings"]][-1:]
    sent = {"wording": wording, "way": "apart", "reason": "Another sender", "stamp": stamp(old)}
    send_letters(form, 1)
    find()
    refused = desk.post(address, sent)
    assert refused.status_code == 409
    assert desk.post(address, sent | {"stamp": stamp(refused)}).status_code == 302


def test_a_reversal_is_refused_without_a_reason_a_second_time_and_from_an_old_page(desk, two):
    one, other = two
    merge(desk, one, other)
    change = CampaignChange.objects.get()
    address = f"/desk/campaigns/{one.pk}/changes/{change.pk}/reverse/"
    assert reverse(desk, one, reason="").status_code == 422
    page = reverse(desk, one, stamp="1.1")
    assert page.status_code == 409 and "It was a mistake" in page.content.decode()
    assert desk.post(f"/desk/campaigns/{one.pk}/changes/987/reverse/", {"reason": "x"}).status_code == 404
    reverse(desk, one)
    fresh = desk.get(f"/desk/campaigns/{one.pk}/").context["stamp"]
    page = desk.post(address, {"reason": "Again", "stamp": fresh})
    assert page.status_code == 409 and "already reversed" in page.content.decode()
    desk.post(f"/desk/campaigns/{other.pk}/dissolve/")
    assert not any(each.can_reverse for each in desk.get(f"/desk/campaigns/{one.pk}/").context["changes"])


def test_others_may_not_merge_split_or_reverse(client_for, member, two):
    one, other = two
    client = client_for(member)
    for address in (
        f"/desk/campaigns/merge/?campaign={one.pk}&campaign={other.pk}",
        f"/desk/campaigns/{one.pk}/split/",
    ):
        assert client.get(address).status_code == client.post(address, {"reason": "x"}).status_code == 404
    assert client.post(f"/desk/campaigns/{one.pk}/changes/1/reverse/").status_code == 404


def test_the_picture_says_how_many_letters_have_each_sentence(desk, form):
    two_sentences = f"{LETTER} Please send us the new page every spring."
    send_letters(form, 2)
    campaign = found_campaign(form, 4, two_sentences)
    html = desk.get(f"/desk/campaigns/{campaign.pk}/").content.decode()
    assert [each["cell"] for each in desk.get(f"/desk/campaigns/{campaign.pk}/").context["sentences"]] == [
        6,
        4,
    ]
    assert "6 · 100%" in html and "4 · 67%" in html and 0.7 < campaign.least_alike < 0.9


def test_frozen_data_sets_stay_as_they_are(desk, two, analyst):
    one, other = two
    cut = make_cut(actor=analyst)
    before = [row["campaign"] for row in cut_files.rows(cut)]
    merge(desk, one, other)
    assert set(before) == {one.pk, other.pk}
    assert [row["campaign"] for row in cut_files.rows(cut)] == before
    assert {row["campaign"] for row in cut_files.rows(make_cut(actor=analyst))} == {one.pk}


@pytest.mark.engine
def test_more_wordings_and_changes_take_no_more_statements(desk, form, django_assert_max_num_queries):
    campaign = found_campaign(form)
    for number in range(3):
        send_letters(form, 2, f"{LETTER} It is the wish of family {number} in our street.")
    find()
    for _time in range(2):
        split(desk, campaign, wording=[], words="wish of family", every="1")
        reverse(desk, campaign)
    merged = f"/desk/campaigns/merge/?campaign={campaign.pk}&campaign={Campaign.objects.latest('pk').pk}"
    for address in (f"/desk/campaigns/{campaign.pk}/", f"/desk/campaigns/{campaign.pk}/split/", merged):
        with django_assert_max_num_queries(16):
            assert desk.get(address).status_code == 200
