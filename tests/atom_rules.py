"""What RFC 4287 asks of a feed, as far as a reader depends on it."""

from datetime import datetime
from urllib.parse import urlsplit

from defusedxml import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def well_made(content: bytes, address: str):
    """The root of a feed that keeps the rules. ``address``: where it was read."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{ATOM}feed" and root.get(LANGUAGE) == ("es" if "/es/" in address else "en")
    assert _only(root, "id") == address == _link(root, "self")
    assert _only(root, "title") and _link(root, "alternate")
    author = root.findall(f"{ATOM}author")
    assert len(author) == 1 and _only(author[0], "name")
    entries = root.findall(f"{ATOM}entry")
    ids = [_only(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids) and all(each.startswith("tag:") for each in ids)
    for entry in entries:
        assert _only(entry, "title") and _link(entry, "alternate")
        assert _moment(entry, "published") <= _moment(entry, "updated") <= _moment(root, "updated")
        assert {each.get("type") for each in entry.findall(f"{ATOM}summary")} <= {"html"}
    return root


def _only(element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text.strip()


def _link(element, rel: str) -> str:
    (found,) = [each.get("href") for each in element.findall(f"{ATOM}link") if each.get("rel") == rel]
    assert urlsplit(found).scheme and urlsplit(found).netloc
    return found


def _moment(element, name: str) -> datetime:
    found = datetime.fromisoformat(_only(element, name))
    assert found.tzinfo
    return found
