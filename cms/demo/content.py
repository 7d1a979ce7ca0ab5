"""Text of the demo pages in English and Spanish. Facts are from the public announcement of May 2022."""

from typing import Any

from cms.data_files import data_beside
from cms.installation.pages import page_fields

_DATA = data_beside(__file__)
OFFICE: dict[str, str] = _DATA["office"]
HOME: dict[str, dict[str, Any]] = _DATA["home"]
NEWS_INDEX: dict[str, dict[str, Any]] = _DATA["news_index"]
MILESTONES: list[list[Any]] = _DATA["milestones"]
CERTIFICATES: list[dict[str, Any]] = _DATA["certificates"]


def _in_blocks(pages: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        slug: {name: page_fields(facts) if isinstance(facts, dict) else facts for name, facts in page.items()}
        for slug, page in pages.items()
    }


PAGES = _in_blocks(_DATA["pages"])
NEWS = _in_blocks(_DATA["news"])
