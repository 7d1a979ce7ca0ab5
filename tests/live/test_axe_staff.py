"""Screens of the desk and the workspace: no axe violations.

Always one of each template, in English and wide, with contrast checked on a few screens of each person, which share
one style sheet; every screen, in both languages, wide and narrow, with contrast, is deep.
"""

import pytest

from tests.crawl import key_of
from tests.depth import DEEP
from tests.live.accessible import NARROW, WIDE, WIDTHS, complaints
from tests.live.found import staff_pages, unlinked_pages
from tests.live.marks import WALK
from tests.routes.feedback import FEEDBACK

pytestmark = WALK

# Buttons, files, and the door of coding, which leads on to a text: they show nothing of their own.
NO_SCREEN = {
    "desk/comments/<int:pk>/moderate/", "desk/filters/save/", "desk/filters/<int:pk>/",
    "desk/filters/<int:pk>/remove/", "desk/comments/together/<int:number>/undo/",
    "desk/comments/together/<int:number>/lift/", "desk/comments/together/<int:number>/resume/",
    "desk/comments/together/<uuid:together>/undo/", "desk/comments/<int:pk>/texts/add/",
    "desk/comments/<int:pk>/texts/language/", "desk/comments/<int:pk>/texts/<int:text>/translate/",
    "desk/private/<int:pk>/decide/", "desk/private/<int:pk>/mark/", "desk/campaigns/find/",
    "desk/campaigns/<int:pk>/changes/<int:change>/reverse/",
    "desk/campaigns/<int:pk>/confirm/", "desk/campaigns/<int:pk>/dissolve/",
    "desk/campaigns/<int:pk>/moderate/", "desk/campaigns/<int:pk>/take-out/<int:comment>/",
    "desk/findings/<int:number>/quotes/", "desk/findings/<int:number>/review/",
    "desk/findings/<int:number>/publish/", "desk/suggestions/start/", "desk/themes/start/",
    "desk/exports/<uuid:pk>/file",
    "desk/exports/<uuid:pk>/manifest.json", "desk/exports/<uuid:pk>/decide/",
    "desk/forms/<slug:slug>/file/", "desk/imports/<uuid:pk>/run/", "desk/imports/<uuid:pk>/stop/",
    "desk/imports/<uuid:pk>/read/", "desk/imports/<uuid:pk>/repair/", "desk/imports/<uuid:pk>/remove/",
    "desk/releases/<int:number>/withdraw/", "desk/releases/<int:number>/decide/",  # see test_release_by_two.py
    "desk/exports/<uuid:pk>/datapackage.json", "desk/exports/<uuid:pk>/csv-metadata.json",
    "desk/exports/<uuid:pk>/data-card.md",
    "desk/imports/<uuid:pk>/refused.csv", "desk/coding/samples/<int:number>/close/",
    "desk/coding/samples/<int:number>/decide/", "desk/codebook/codes.csv", "desk/codebook/codes.qdc",
    "desk/coding/projects/export/", "desk/coding/projects/import/",
    "desk/codebook/codes/<slug:key>/merge/", "desk/codebook/codes/<slug:key>/retire/",
    "desk/codebook/codes/<slug:key>/again/", "desk/files/<uuid:pk>/", "desk/suggestions/<int:pk>/accept/",
    "desk/suggestions/<int:pk>/reject/", "desk/coding/",
}  # fmt: skip


def looked_at(sessions, site, screens: dict[str, list[str]], widths=(WIDE,)) -> list[str]:
    return [
        f"{who}: {line}"
        for who, paths in screens.items()
        for line in complaints(sessions.page(who), site, paths, widths, contrasts=None if DEEP else 4)
    ]


def test_axe_finds_nothing_on_a_screen_of_each_template(site, sessions):
    screens = staff_pages(site, sessions, each_template=True)
    assert sum(map(len, screens.values())) >= 100
    found = looked_at(sessions, site, screens)
    assert not found, f"{len(found)} complaints\n" + "\n".join(found)


@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_on_staff_screens(site, sessions, language):
    screens = staff_pages(site, sessions, language)
    assert sum(map(len, screens.values())) >= 100
    found = looked_at(sessions, site, screens, WIDTHS)
    assert not found, f"{len(found)} complaints\n" + "\n".join(found)


def unlinked(site, sessions) -> tuple[set[str], set[str], dict[str, list[str]]]:
    """The screens of input, those that links lead to, and addresses of the others."""
    linked = staff_pages(site, sessions)
    keys = {key_of(path) for paths in linked.values() for path in paths}
    ours = {row.route for row in FEEDBACK if row.route.startswith("desk/")} - NO_SCREEN
    return ours, keys, unlinked_pages(site, sessions, ours - keys)


def test_each_desk_screen_of_input_is_among_those_that_axe_visits(site, sessions):
    """Issue 4: forms, coding, grid, samples, suggestions, campaigns, imports, private words, exports, findings."""
    ours, keys, more = unlinked(site, sessions)
    found = looked_at(sessions, site, more)
    assert not found, "\n".join(found)
    keys |= {key_of(path) for paths in more.values() for path in paths}
    assert len(ours) >= 30 and not ours - keys, sorted(ours - keys)


@pytest.mark.deep
def test_axe_finds_nothing_on_narrow_screens_that_no_link_leads_to(site, sessions):
    found = looked_at(sessions, site, unlinked(site, sessions)[2], (NARROW,))
    assert not found, "\n".join(found)


ACCOUNT = ["/accounts/landing/", "/accounts/email/", "/accounts/2fa/", "/accounts/password/change/"]


@pytest.mark.parametrize("widths", [(WIDE,), pytest.param((NARROW,), marks=pytest.mark.deep)])
def test_axe_finds_nothing_on_the_pages_of_an_account(site, sessions, widths):
    assert not complaints(sessions.page("resident"), site, ACCOUNT, widths)
