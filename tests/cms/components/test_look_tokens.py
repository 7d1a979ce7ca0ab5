"""The colors keep the contrast that the look promises, in light and in dark."""

import re
from itertools import product

import pytest

from cms.components.bundle import STATIC

CSS = STATIC / "css"
SURFACES = ("paper", "raised", "mist", "tint", "poppy-tint", "sage-tint", "brick-tint", "lupine-tint")
ALLOWED_RAW = {"tokens.css", "fonts.css"}


def blocks() -> list[dict[str, str]]:
    """The token lists: light, dark by the device, dark by choice, and those without a color."""
    text = (CSS / "tokens.css").read_text()
    found = re.findall(r"\{([^{}]*)\}", text)
    return [dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6});", block)) for block in found]


LIGHT, DARK, CHOSEN_DARK = blocks()[:3]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def worst(theme: dict[str, str], names: tuple[str, ...]) -> float:
    return min(contrast(theme[name], theme[ground]) for name, ground in product(names, SURFACES))


def test_both_ways_into_the_dark_theme_give_the_same_colors():
    assert DARK == CHOSEN_DARK


def test_both_themes_name_the_same_tokens():
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize(("theme", "floor"), [(LIGHT, 13.4), (DARK, 11.7)], ids=["light", "dark"])
def test_ink_reads_on_every_ground(theme, floor):
    assert round(worst(theme, ("ink",)), 1) >= floor


@pytest.mark.parametrize(("theme", "floor"), [(LIGHT, 6.9), (DARK, 8.1)], ids=["light", "dark"])
def test_second_ink_reads_on_every_ground(theme, floor):
    assert round(worst(theme, ("ink-2",)), 1) >= floor


@pytest.mark.parametrize(("theme", "floor"), [(LIGHT, 5.0), (DARK, 5.8)], ids=["light", "dark"])
def test_meta_text_reads_on_every_ground(theme, floor):
    assert round(worst(theme, ("ink-3",)), 1) >= floor


@pytest.mark.parametrize(("theme", "floor"), [(LIGHT, 5.9), (DARK, 6.5)], ids=["light", "dark"])
def test_colored_words_read_on_every_ground(theme, floor):
    assert round(worst(theme, ("pacific", "sage", "brick", "lupine", "poppy-ink")), 1) >= floor


@pytest.mark.parametrize(("theme", "floor"), [(LIGHT, 3.2), (DARK, 3.5)], ids=["light", "dark"])
def test_borders_of_controls_are_seen_on_every_ground(theme, floor):
    assert round(worst(theme, ("edge",)), 1) >= floor


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_filled_things_read(theme):
    assert contrast(theme["on-pacific"], theme["pacific"]) >= 7.7
    assert contrast(theme["on-poppy"], theme["poppy"]) >= 7.5
    assert contrast(theme["on-deep"], theme["deep"]) >= 13.7
    assert contrast(theme["on-deep-2"], theme["deep"]) >= 7


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_chart_colors_are_seen_on_paper_and_band(theme):
    charts = [theme[f"chart-{number}"] for number in range(1, 9)]
    grounds = [theme["paper"], theme["raised"], theme["mist"]]
    assert min(contrast(chart, ground) for chart, ground in product(charts, grounds)) >= 3.2


def test_components_name_no_raw_color():
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(|:\s*(white|black|red|gray|grey)\b")
    found = [
        f"{path.name}: {match.group()}"
        for path in CSS.rglob("*.css")
        if path.name not in ALLOWED_RAW
        for match in raw.finditer(path.read_text())
    ]
    assert not found


def test_every_token_that_a_sheet_uses_is_defined():
    text = "\n".join(path.read_text() for path in CSS.rglob("*.css"))
    used = set(re.findall(r"var\(--([\w-]+)", text))
    defined = set(re.findall(r"--([\w-]+):", text))
    assert used <= defined
