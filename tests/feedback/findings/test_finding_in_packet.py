"""The one page of a finding stands in the packet of the meeting that talks about it (PAR-07)."""

from io import BytesIO

import pikepdf
import pytest

from boards.materials.packets import packet_contents
from boards.materials.packets.layout import pages_of
from feedback.cuts.services import make_cut
from feedback.findings.services import set_quotes
from feedback.models import Coding, Finding
from tests import machine
from tests.factories import boards, findings
from tests.furniture import furnished

LONG = {
    "title": 120,
    "summary": 1200,
    "question_asked": 300,
    "minority_view": 600,
    "limits": 600,
    "method": 600,
    "recommendation": 800,
}


@furnished
def posted(home, coded, code, analyst):
    """A meeting with a finding whose every text is as long as it may be."""
    words = {
        name: {"en": ("Words that people wrote " * 60)[:length].strip()} for name, length in LONG.items()
    }
    made = findings.draft(make_cut(actor=analyst), code, analyst, **words)
    set_quotes(actor=analyst, finding=made, codings=list(Coding.objects.all()[11:14]))
    made = findings.public(made)
    body = boards.body(3)
    boards.pages(home, body)
    return boards.posted(body, findings=[made]).postings.get()


def test_the_packet_shows_all_parts_of_the_finding(client, posted):
    meeting = posted.meeting
    html = client.get(f"/boards/{meeting.body.slug}/{meeting.day}/packet/").content.decode()
    for part in ("Our promise", "How it was calculated", "Who saw it differently", "What staff suggest"):
        assert part in html
    assert "“Show my county, number 12.”" in html and "Data set 1, edition 1" in html


def test_a_draft_is_in_no_packet(client, posted):
    Finding.objects.update(state="draft")
    assert not packet_contents(posted).items[0].findings


@pytest.mark.skipif(not machine.pdf(), reason="no Pango on this machine, or fonts are missing")
def test_even_with_the_longest_texts_it_is_one_page_of_the_pdf(posted):
    contents = packet_contents(posted)
    before = _pages(contents)
    for item in contents.items:
        item.findings = []
    assert before - _pages(contents) <= 2  # the finding's page, and the item after it on a page of its own


def _pages(contents) -> int:
    data, _places = pages_of(contents, "en")
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)
