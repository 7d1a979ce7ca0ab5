"""Versions of a tool, each with what changed and because of which decision: read from the chain."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms import chain
from cms.chain.nodes import load_nodes
from cms.models import Link
from feedback.models import ToolVersion

KIND = "toolversion"


@dataclass(frozen=True)
class PublishedVersion:
    version: ToolVersion
    because: list[chain.Node]


def published_versions(versions: Iterable[ToolVersion]) -> list[PublishedVersion]:
    """Each version with the public things it came from, in two statements and one for each kind."""
    found = list(versions)
    links = Link.objects.filter(target_kind=KIND, target_id__in=[each.pk for each in found])
    pairs = list(links.order_by("pk").values_list("target_id", "source_kind", "source_id"))
    nodes = load_nodes((kind, id_) for _version, kind, id_ in pairs)
    because: dict[int, list[chain.Node]] = defaultdict(list)
    for version, kind, id_ in pairs:
        if node := nodes.get((kind, id_)):
            because[version].append(node)
    return [PublishedVersion(each, because[each.pk]) for each in found]


def tied_refs(version: ToolVersion) -> set[str]:
    links = Link.objects.filter(target_kind=KIND, target_id=version.pk)
    return {f"{kind}:{id_}" for kind, id_ in links.values_list("source_kind", "source_id")}
