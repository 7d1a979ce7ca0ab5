"""What the pages of campaigns show is true and complete (PAR-05)."""

from tests.factories.moderation import LETTER, found_campaign, send_letters
from tests.furniture import furnished


@furnished
def desk(client_for, editor):
    return client_for(editor)


def test_a_closing_of_a_word_or_two_is_not_said_to_be_in_every_letter(desk, form):
    send_letters(form, 3)
    campaign = found_campaign(form, 4, f"{LETTER} Thank you. Rosa Prueba.")
    page = desk.get(f"/desk/campaigns/{campaign.pk}/")
    assert [(each["label"], each["cell"]) for each in page.context["sentences"]] == [(LETTER, 7)]
