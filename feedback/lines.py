"""The line of one comment, as its receipt shows it: also before a person has read it."""

from cms.chain import Line
from cms.chain.kinds import Node, load_nodes
from cms.chain.line import build
from cms.chain.walk import closure, walk_links
from feedback.kinds import submission_node
from feedback.models import Submission


def receipt_nodes(submission: Submission) -> list[Node]:
    """The comment itself, and everything public that it led to."""
    root = ("submission", submission.pk)
    pairs = closure(root, walk_links([root])) - {root}
    return [submission_node(submission), *load_nodes(pairs).values()]


def receipt_line(submission: Submission) -> Line:
    nodes = receipt_nodes(submission)
    return build(nodes[0].title, nodes, is_demo=submission.is_demo)
