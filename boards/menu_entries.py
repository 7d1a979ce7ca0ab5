"""Entries of the menus of the workspace and the desk, as the capabilities fill them."""

from django.urls import reverse

from cms.extension_points import Filled


def workspace_entry(context: dict, label: str, name: str, *, exact: bool = False) -> Filled:
    """One entry of the workspace's menu; ``exact``: it is the current page only at its own address."""
    path, url = getattr(context.get("request"), "path", ""), reverse(name)
    here = path == url if exact else path.startswith(url)
    return "boards/_workspace_entry.html", {"words": label, "url": url, "here": here}
