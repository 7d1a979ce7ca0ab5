"""Hostile text in pages, names, conversations and meetings; in emails, feeds, calendars and the packet (S01, R15)."""

import re
from io import BytesIO
from itertools import islice

import pikepdf
import pytest

from boards.materials.packets import packet_contents
from cms.models import Milestone, OutboxMessage
from engagement.models import Registration
from tests import machine
from tests.factories import comments as talk
from tests.factories import engagement
from tests.hostile.answers import numbers, read_page, read_text
from tests.hostile.conftest import HOUSE
from tests.hostile.visiting import Visits, own_parts, visit, visit_by_links, visit_wagtail

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.deep]
STEPS = HOUSE
SEARCHES = 233


def visit_all(world, visits: Visits) -> None:
    visit(world, visits, "", *world.facts["pages"])
    for query in islice(world.packs("query", 100), SEARCHES):
        answer = world.browsers[""].get("/search/", {"q": query})
        visits.add("search/?q", f"?q={query}", read_page(answer.content.decode()))
    for row in [*Registration.objects.order_by("pk")[:30]]:
        visit(world, visits, "", f"/conversations/registration/{engagement.code_of(row)}/")
    for each in world.facts["conversations"]:
        visit(world, visits, "publisher", f"/desk/conversations/{each.slug}/")
        visit(world, visits, "", f"/conversations/{each.slug}/")
    with talk.at_days_before(4):
        visit_by_links(world, visits, {"": ("/",), "clerk": ("/desk/",)}, each=3)
        for number in range(1, 16):
            visit(world, visits, "", f"{talk.PATH}comments/?page={number}")
    meeting = world.facts["meeting"]
    visit_wagtail(
        world, visits, Milestone.objects.first(), meeting, meeting.body, world.facts["conversations"][0]
    )
    visit_wagtail(world, visits, OutboxMessage.objects.first())
    home, page = world.home.pk, world.home.get_children().get(slug="page-0").pk
    visit(
        world,
        visits,
        "administrator",
        "/admin/",
        "/desk/accounts/",
        *(f"/desk/accounts/?q=@example.org&page={n}" for n in range(1, 14)),
    )
    visit(
        world,
        visits,
        "administrator",
        "/admin/reports/site-history/",
        *(f"/admin/pages/{home}/?p={n}" for n in range(1, 3)),
    )
    acts = ("edit", "history", "delete", "move", "copy", "unpublish", "usage")
    visit(world, visits, "administrator", *(f"/admin/pages/{page}/{act}/" for act in acts))


WHOLE = {
    "boards/<slug:slug>/<day:day>/": ("title of an item",),
    "boards/<slug:slug>/<day:day>/comment/": ("title of an item",),
    "boards/<slug:slug>/<day:day>/comments/": ("comment on an item", "name to show"),
    "boards/<slug:slug>/<day:day>/packet/": ("text of a material", "title of an item"),
    "desk/meetings/<int:pk>/comments/": ("comment on an item", "name to show"),
    "desk/meetings/<int:pk>/live/": ("title of an item",),
    "desk/conversations/<slug:slug>/": ("name of a visitor",),
}


def test_the_site_is_met_in_many_places(visits):
    assert len(visits.sinks) >= 40, visits.sinks


def test_each_of_them_stands_letter_by_letter_wherever_it_is_shown(visits):
    assert not visits.broken, f"{len(visits.broken)}\n" + "\n".join(visits.broken[:20])
    assert not visits.doubtful(), "\n".join(visits.doubtful()[:20])


def test_no_page_has_a_part_that_it_would_not_have_without_them(visits, plain):
    found = own_parts(visits, plain)
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("sink", WHOLE)
def test_none_is_lost_on_the_way(world, visits, sink):
    typed = numbers([text for name in WHOLE[sink] for text in world.typed[name]])
    lost = typed - visits.seen[sink].whole
    assert len(typed) >= 380 and not lost, f"{len(lost)}: {sorted(lost)[:20]}"


def test_titles_of_pages_stand_in_the_page_and_in_its_head(world, visits):
    shown = set().union(*(seen.whole for key, seen in visits.seen.items() if key.startswith("page page-")))
    assert numbers(world.typed["title of a page"]) <= shown
    assert numbers(world.typed["name of a person"]) <= visits.seen["desk/accounts/"].whole


# What goes out -----------------------------------------------------------------------------------------------


def test_letters_tell_and_run_nothing(world):
    letters = list(OutboxMessage.objects.all())
    assert len(letters) >= 20
    for letter in letters:
        assert len(letter.subject.splitlines()) == 1 and len(letter.reply_to.splitlines()) <= 1
        html, text = read_page(letter.html), read_text(letter.text)
        assert not html.broken + html.doubtful + text.broken, (html.broken, text.broken)
        assert not [
            name for name in html.runs if name.startswith(("on", "script", "srcdoc")) or "javascript" in name
        ]
        assert html.whole and html.whole | text.whole
    sent = mail_of(letters[0])
    assert [name for name, _value in sent.items()].count("Subject") == 1 and "Bcc" not in sent


def mail_of(letter: OutboxMessage):
    from django.core.mail import EmailMultiAlternatives

    made = EmailMultiAlternatives(letter.subject, letter.text, "a@example.org", [letter.to])
    made.attach_alternative(letter.html, "text/html")
    return made.message()


@pytest.mark.parametrize("path", ["/boards/feed.atom", "/boards/governing-board/feed.atom"])
def test_a_feed_is_good_xml_without_markup_of_theirs(world, path):
    from defusedxml import ElementTree

    with talk.at_days_before(4):
        answer = world.browsers[""].get(path)
    root = ElementTree.fromstring(answer.content)
    texts = [text for each in root.iter() for text in (each.text, *each.attrib.values()) if text]
    assert not {each.tag.rpartition("}")[2] for each in root.iter()} & {"script", "img", "svg", "iframe"}
    seen = read_text("\n".join(texts))
    assert seen.whole and not seen.broken


@pytest.mark.parametrize(
    "path", ["/boards/calendar.ics", f"{talk.PATH}event.ics", "/conversations/calendar.ics"]
)
def test_a_calendar_has_only_its_own_lines(world, path):
    with talk.at_days_before(4):
        body = world.browsers[""].get(path).content.decode()
    lines = re.sub("\r\n[ \t]", "", body).split("\r\n")
    names = {re.split("[:;]", line)[0] for line in lines if line}
    assert "\n" not in "".join(lines) and "ATTACH" not in names
    assert lines.count("END:VCALENDAR") == 1 and lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    text = re.sub(r"\\([\\,;nN])", lambda it: "\n" if it[1] in "nN" else it[1], "\n".join(lines))
    seen = read_text(text)
    assert seen.whole and not seen.broken


def test_the_packet_as_pdf_has_the_words_and_nothing_that_acts(world):
    if not machine.pdf():
        pytest.skip("no Pango on this machine, or fonts are missing")
    from boards.materials.packets.layout import pages_of

    data, _places = pages_of(packet_contents(world.facts["meeting"].postings.get()), "en")
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        acts = {str(each.get("/S")) for each in found if "/S" in each}
        links = [str(each["/URI"]) for each in found if "/URI" in each]
    assert not acts & {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR"}
    assert not [
        link for link in links if not link.startswith(("http://testserver", "https://", "mailto:", "tel:"))
    ]
    assert len(data) > 50_000


def test_words_in_an_address_come_back_as_words(world):
    """R15: the box of a filter, and the links of a pager."""
    for path in ("/desk/comments/", "/desk/coding/grid/", "/desk/exports/", "/desk/imports/"):
        for query in islice(world.packs("query", 100), 25):
            answer = world.browsers["publisher"].get(
                path, {"words": query, "state": query, "page": query, "sort": query}
            )
            seen = read_page(answer.content.decode())
            assert answer.status_code in (200, 404) and not seen.broken + seen.doubtful, (path, seen.broken)
