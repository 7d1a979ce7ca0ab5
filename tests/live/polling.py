"""Check how soon live pages poll again, by their own timers instead of the wall clock."""

from playwright.sync_api import Page

FOLLOWS_WITHIN = 3_000  # milliseconds from one question to the next
LIVE_WAITS = """
window.waits = [];
const later = window.setTimeout;
window.setTimeout = (work, wait, ...more) => { window.waits.push(wait); return later(work, wait, ...more); };
"""


def asks_soon(page: Page) -> bool:
    """On a page that began with LIVE_WAITS."""
    return 0 < page.evaluate("Math.max(...window.waits)") <= FOLLOWS_WITHIN
