"""Slides and other files of a conversation stand in its recap with their type and size."""

from django.core.files.base import ContentFile

import pytest

from cms.models import SiteDocument
from tests.factories import engagement as make

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


def test_the_recap_names_the_slides_with_their_type_and_size(home, client):
    talk = make.held()
    slides = SiteDocument.objects.create(
        title="Slides of the evening", file=ContentFile(b"%PDF-1.7 slides", "slides.pdf")
    )
    page = make.page_of(talk)
    page.recap = [("document", slides)]
    page.save_revision().publish()
    make.post_recap(talk)
    answer = client.get(talk.get_absolute_url())
    assert "Slides of the evening" in answer.text
    assert "PDF, 15" in answer.text
