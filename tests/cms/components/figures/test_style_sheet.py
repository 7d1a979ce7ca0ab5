"""The style sheet of figures is light and names tokens only; it is no part of the one that every page loads."""

import gzip
import re

from cms.components import bundle
from tests.cms.components import test_look_tokens as tokens

SHEET = bundle.STATIC / "figures.css"


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def test_figures_add_little_to_the_style_sheets():
    """Measured beside the sheet that a page with figures loads too, most of whose words it repeats."""
    every_page = bundle.TARGET.read_text(encoding="utf-8")
    added = zipped(every_page + bundle.squeeze(SHEET.read_text(encoding="utf-8"))) - zipped(every_page)
    assert added <= 900
    assert ".fig-" not in every_page


def test_figures_name_no_raw_color():
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(", SHEET.read_text(encoding="utf-8"))


def test_figures_use_tokens_that_exist():
    text = SHEET.read_text(encoding="utf-8")
    known = set(re.findall(r"--([\w-]+):", "".join(path.read_text() for path in tokens.CSS.rglob("*.css"))))
    assert set(re.findall(r"var\(--([\w-]+)", text)) <= known


def test_every_class_of_the_templates_has_a_rule():
    folder = bundle.STATIC.parents[1] / "templates" / "components" / "figures"
    used = set(
        re.findall(r"\bfig-[a-z-]+[a-z]\b", "".join(path.read_text() for path in folder.glob("*.html")))
    )
    ruled = SHEET.read_text(encoding="utf-8")
    assert {name for name in used if name not in ruled} == set()
