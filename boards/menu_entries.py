"""Menu entries of the workspace and the desk, registered by the capabilities."""

from django.urls import reverse

from cms.extension_points import Filled


def workspace_entry(context: dict, label: str, name: str, *, exact: bool = False) -> Filled:
    """An entry of the workspace menu; with ``exact`` it is current only at its own URL, not below it."""
    path, url = getattr(context.get("request"), "path", ""), reverse(name)
    here = path == url if exact else path.startswith(url)
    return "boards/_workspace_entry.html", {"words": label, "url": url, "here": here}
