"""Proposing and confirming through the pages, as people do."""

from cms.models import PowerChange, RetentionRule
from cms.records.history import record


def form_of(client, address: str) -> dict:
    """What the page's form holds, as a browser would send it."""
    data = {}
    for bound in client.get(address).context["form"]:
        value, widget = bound.value(), bound.field.widget
        if hasattr(widget, "widgets"):
            for part, text in zip(widget.widgets_names, widget.decompress(value), strict=True):
                data[f"{bound.html_name}{part}"] = text
        elif value is True:
            data[bound.html_name] = "on"
        elif value not in (None, False):
            data[bound.html_name] = value
    return data


def propose(client, address: str, **changes):
    """Open the form of a power, change these fields and send it; None leaves a field out."""
    data = form_of(client, address) | {"reason": "Vote of May 3"} | changes
    return client.post(address, {name: value for name, value in data.items() if value is not None})


def newest() -> PowerChange:
    return PowerChange.objects.order_by("-pk")[0]


def confirm(client, change: PowerChange):
    return client.post(change.get_absolute_url(), {"act": "confirm"})


def change_by_two(first, second, address: str, **changes) -> PowerChange:
    """Propose as the first person, confirm as the second."""
    answer = propose(first, address, **changes)
    assert answer.status_code == 302, answer.context["form"].errors or answer.context["refusal"]
    assert confirm(second, newest()).status_code == 302
    return newest()


def retention_rule(name: str, days: int | None, *, actor, basis: str = "STD 73, series 12") -> RetentionRule:
    """A rule that is in effect; the first test of the register reaches one through its pages."""
    return record(RetentionRule(record_class=name, days=days, basis=basis), actor=actor, reason=basis)
