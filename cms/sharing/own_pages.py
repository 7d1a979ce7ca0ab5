"""The public pages of the base: the editor's tree, and fixed pages that every site has."""

from collections.abc import Iterable

from cms.records import ledger
from cms.sharing import wagtail_pages
from cms.sharing.sections import Entry, page_at, register

FIXED = ("cms:trace_index", "cms:verify", "cms:record", "cms:api")


def fixed() -> Iterable[Entry]:
    last = ledger.head()
    for view in FIXED:
        changed = [last.at] if last and view == "cms:record" else []
        yield page_at(view, changed=changed)


register("pages", wagtail_pages.entries, wagtail_pages.SERVED)
register("record", fixed, *FIXED, "cms:trace")
