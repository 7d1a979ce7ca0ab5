"""Template tags of the components. Each is thin: data from `cms.components`, and a template."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.images.models import Picture

from cms import desk_menu, extension_points
from cms.access import is_staff_member
from cms.chain.picture import picture
from cms.components import (
    bars,
    charts,
    dates,
    dots,
    fields,
    forks,
    icons,
    line,
    menu,
    previews,
    record_numbers,
    responsive_images,
    seats,
    threads,
    timeline,
)
from cms.components.laws import law_of
from cms.exceptions import RuleBroken
from cms.i18n import fields as translated
from cms.i18n.page_language import of_page, title_of
from cms.models import SiteImage
from cms.web import receipt_codes

register = template.Library()
shows = register.inclusion_tag


@register.simple_tag(name="icon")
def icon_tag(name: str, css: str = "") -> SafeString:
    return icons.icon(name, css)


@register.simple_tag(name="responsive_image")
def responsive_image_tag(image: SiteImage, eager: bool = False) -> Picture:
    """`eager`: the image is in view when the page opens."""
    return responsive_images.picture(image, eager=eager)


# The line and its figures ------------------------------------------------------------------------------


@shows("components/chain_picture.html", name="chain_picture")
def chain_picture_tag(trace: object) -> dict:
    """The whole chain: boxes that are links, and a curve for each link between them."""
    return {"picture": picture(trace) if trace else None, "trace": trace}


@register.simple_tag(name="line", takes_context=True)
def line_tag(
    context,
    line_object: object,
    form: str = "full",
    tag: str = "",
    groups: object = None,
    trace: object = None,
) -> SafeString | str:
    """`form` is full, vertical or mini. With `groups`, threads run into the first stop of the full line; with
    `trace`, its promised steps fork from the last.
    """
    if line_object is None:
        return ""
    if form == "mini":
        said, more = line.mini_text(line_object)
        return _render(context, "line_mini", marks=line.mini_marks(line_object), words=said, more=more)
    return _render(
        context,
        "line",
        label=line_object.label,
        stops=line.drawn_stops(line_object, tag=tag, brief=form == "full"),
        form=form,
        threads=threads.threads(groups) if groups else None,
        forks=forks.forks(trace.nodes) if trace and groups else None,
    )


@shows("components/threads.html", name="threads")
def threads_tag(groups: object) -> dict:
    return {"threads": threads.threads(groups)}


@shows("components/seat_strip.html", name="seat_strip")
def seat_strip_tag(
    seats_in_order: Iterable[Any],
    needed: int | None = None,
    quorum: int | None = None,
    label: str = "",
    legend: bool = True,
) -> dict:
    strip = seats.seat_strip(seats_in_order, needed=needed, quorum=quorum, label=label)
    return {"strip": strip, "with_legend": legend, "has_marks": bool(needed or quorum)}


@shows("components/notice_clock.html", name="notice_clock")
def notice_clock_tag(clock_of_meeting: object) -> dict:
    if not clock_of_meeting:
        return {"clock": None}
    return {"clock": timeline.notice_clock(clock_of_meeting, now_label=_("Today"))}


@shows("components/phase_bar.html", name="phase_bar")
def phase_bar_tag(phases: Iterable[Any], label: str = "") -> dict:
    """`phases`: label, state (past, current, to_come), and optionally text, when."""
    return {"phases": phases, "label": label}


# Forms ----------------------------------------------------------------------------------------------------


@shows("components/form_fields.html", name="form_fields")
def form_fields_tag(form: BaseForm) -> dict:
    return {"form": form, "fields": form.visible_fields(), "hidden": form.hidden_fields()}


@shows("components/field.html", name="field")
def field_tag(bound_field: BoundField, marks: bool = True) -> dict:
    """One field: label, hint, error, input. `marks=False` omits "(optional)" and "Needed"."""
    return fields.field_context(bound_field, marks=marks)


@register.simple_tag
def draft(name: str) -> SafeString:
    """Attributes of a form whose input is saved on this device until it is sent."""
    said = {
        "saved": _("Saved on this device as you type."),
        "restored": _("We restored what you typed on this device before."),
        "failed": _("This device does not save what you type. Send it before you leave."),
        "cleared": _("Nothing is saved on this device anymore."),
    }
    attributes = {"data-draft": name} | {
        f"data-draft-{moment}": sentence for moment, sentence in said.items()
    }
    return format_html_join(" ", '{}="{}"', attributes.items())


@register.simple_tag
def draft_sent(name: str) -> SafeString:
    """For the page after sending: deletes the copy on the device."""
    return format_html('<span data-draft-sent="{}" hidden></span>', name)


@shows("components/error_summary.html", name="error_summary")
def error_summary_tag(form: BaseForm) -> dict:
    problems = fields.problems(form)
    return {"problems": problems, "heading": fields.problems_heading(len(problems))}


@shows("components/refusal.html", name="refusal")
def refusal_tag(error: RuleBroken, level: str = "stop", heading: str = "h2", here: bool = False) -> dict:
    """A RuleBroken; of its facts, `why`, `moment` and `ways` (pairs of label and URL) are displayed.

    `here`: it answers the control beside it, so it takes the focus.
    """
    facts = getattr(error, "facts", {})
    return {"error": error, "facts": facts, "level": level, "heading": heading, "here": here}


# Numbers --------------------------------------------------------------------------------------------------


@shows("components/bar_table.html", name="bar_table")
def bar_table_tag(
    rows: Iterable[Any],
    caption: str = "",
    n: int | None = None,
    measure: str = "",
    head: str = "",
    note: str = "",
    percent_of: int | None = None,
    form: str = "table",
) -> dict:
    """`form="list"` puts the label above the bar, for narrow columns."""
    drawn = bars.bar_rows(rows, percent_of=percent_of)
    hidden = [row.cell for row in drawn if bars.is_hidden(row.cell)]
    few = any(getattr(cell, "hidden", "small") == "small" for cell in hidden)
    return {"rows": drawn, "any_hidden": bool(hidden), "any_small": few} | {
        "caption": caption,
        "n": n,
        "measure": measure or _("Comments"),
        "head": head or _("Theme"),
        "note": note,
        "form": form,
    }


@shows("components/dot_pair.html", name="dot_pair")
def dot_pair_tag(groups: object) -> dict:
    """Two groups: heads (label, cell), rows (label, cells with cell and share). A table must follow it."""
    return {"pair": dots.dot_pair(groups)}


@shows("components/time_chart.html", name="time_chart")
def time_chart_tag(drawn: object) -> dict:
    """Heads (months) and up to four lines (label, cells). A table must follow it."""
    return {"chart": charts.time_chart(drawn["heads"], drawn["lines"])}


@shows("components/stacked_bars.html", name="stacked_bars")
def stacked_bars_tag(bars_of_groups: object) -> dict:
    """Groups (label, total, parts with label and cell). A table must follow it."""
    labels = [part["label"] for part in bars_of_groups[0]["parts"]] if bars_of_groups else []
    return {"stacks": charts.stacks(bars_of_groups), "labels": labels}


@shows("components/number_table.html", name="number_table")
def number_table_tag(figure: object) -> dict:
    """Title, first, heads, rows (label, cells, total), totals, total."""
    return {"figure": figure}


@shows("components/hidden_number.html", name="hidden_number")
def hidden_number_tag(cell: object, hatch: bool = True, brief: bool = False) -> dict:
    """`brief` for wide tables: the explanation is below, once."""
    return {
        "brief": brief,
        "value": bars.value(cell),
        "reason": getattr(cell, "hidden", "") or "small",
        "span": bars.span_text(cell),
        "hatch": hatch,
    }


# Text and small things --------------------------------------------------------------------------------


@register.simple_tag(name="demo_tag")
def demo_tag_tag(thing: object = True, sheet: bool = False) -> SafeString | str:
    """The mark of a demo record on a real site. On a demonstration site, the strip on top of each page says it
    once, for all records; only a printed ``sheet`` without that strip is marked too.
    """
    if settings.DEMO and not sheet:
        return ""
    on = thing if isinstance(thing, bool) else getattr(thing, "is_demo", False)
    return format_html('<span class="demo-tag">{}</span>', _("Demo")) if on else ""


@shows("components/quote.html", name="quote")
def quote_tag(
    text: str,
    lang: str = "",
    source: str = "",
    stance: str = "",
    url: str = "",
    translation: str = "",
    method: str = "",
    demo: bool = False,
) -> dict:
    """`stance` "against" marks it. A translation follows the original, with how it was made."""
    differs = bool(lang) and lang.split("-")[0] != (get_language() or "en").split("-")[0]
    values = {"text": text, "lang": lang, "source": source, "url": url, "translation": translation}
    return values | {"method": method, "demo": demo, "against": stance == "against", "differs": differs}


@shows("components/breadcrumbs.html", name="breadcrumbs")
def breadcrumbs_tag(crumbs: Iterable[Any]) -> dict:
    return {"crumbs": crumbs, "home": menu.address("")}


@register.simple_tag(name="tag")
def tag_tag(text: str, kind: str = "", icon: str = "") -> SafeString:
    """`kind`: plain, tint, sage, poppy, brick, lupine, now."""
    drawn = icons.icon(icon) if icon else ""
    return format_html('<span class="tag tag--{}">{}{}</span>', kind or "plain", drawn, text)


@shows("components/law.html", name="law")
def law_tag(rule: str) -> dict:
    """The section of law behind a rule, and the rule's id in small type."""
    return {"law": law_of(rule), "rule": rule}


@shows("components/row_list.html", name="row_list")
def row_list_tag(rows: Iterable[Any]) -> dict:
    """`rows`: title, url, and optionally meta, line, words, answer, number, number_url, count, demo."""
    return {"rows": rows}


@shows("components/date_block.html", name="date_block")
def date_block_tag(date: dt.date) -> dict:
    return {"date": dates.in_pacific(date) if date else None}


@shows("components/empty.html", name="empty_state")
def empty_state_tag(sentence: str) -> dict:
    """The same as `empty`, for use before a loop's own empty part."""
    return {"sentence": sentence}


@shows("components/empty.html", name="empty")
def empty_tag(sentence: str) -> dict:
    return {"sentence": sentence}


@shows("components/messages.html", name="messages_list")
def messages_list_tag(messages: Iterable[Any]) -> dict:
    return {"messages": messages}


# The frame of a page ---------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[menu.Entry]:
    return menu.main_menu(getattr(context.get("request"), "path", "/"))


@shows("cms/_desk_menu.html", name="desk_menu", takes_context=True)
def desk_menu_tag(context, name: str) -> dict:
    """The groups of the desk menu; ``name`` tells its two forms on one page apart."""
    request = context["request"]
    if not hasattr(request, "desk_menus"):
        request.desk_menus = desk_menu.menus(request.user, request.path)
    return {"menus": request.desk_menus, "path": request.path, "name": f"menu-{name}"}


@shows("cms/_desk_search.html", name="desk_search", takes_context=True)
def desk_search_tag(context) -> dict:
    """The search box of the desk, for staff alone."""
    return {"is_shown": is_staff_member(getattr(context.get("request"), "user", None))}


@register.simple_tag
def footer_columns() -> list:
    return menu.footer_columns()


@register.simple_tag
def address(where: str) -> str:
    """A path with the language prefix: {% address "receipts/" %}"""
    return menu.address(where)


@register.simple_tag
def plain_static(path: str) -> str:
    """A static file without its fingerprint, for the page that must work when nothing else does."""
    return f"{settings.STATIC_URL}{path}"


@register.simple_tag(takes_context=True)
def slot(context, name: str) -> SafeString | str:
    return extension_points.render(name, context)


# Filters --------------------------------------------------------------------------------------------------


register.filter("tr", translated.text)
register.filter("title_of", title_of)
register.filter("of_page", of_page)
register.filter("preview", previews.preview)
register.filter("unbroken", record_numbers.unbroken)
register.filter("spelled", receipt_codes.spelled)
for name in ("long_date", "plain_date", "short_date", "month_year", "clock_time"):
    register.filter(name, dates.or_empty(getattr(dates, name)))


@register.filter
def time_on(value: dt.datetime | None, day: dt.date) -> str:
    return dates.time_on(value, day) if value else ""


def _render(context, name: str, **values: Any) -> SafeString:
    engine = context.template.engine
    return engine.get_template(f"components/{name}.html").render(context.new(values))
