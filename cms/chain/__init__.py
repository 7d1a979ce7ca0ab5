"""The chain from input to decision, and the line that shows where something stands on it.

Apps register the kinds of things they own; ``link`` joins two things; ``trace`` walks both ways; ``line_for``
reduces a trace to the five stops Heard → Understood → Discussed → Decided → Done. A stop is reached only by an event;
one without is empty. Ids are primary keys.
"""

from cms.chain.line import Line, LineStop, line_for, lines_for, stored_lines
from cms.chain.links import link
from cms.chain.nodes import Group, Node, State, Stop, Summary, register
from cms.chain.walk import Step, Trace, trace

__all__ = [
    "Group",
    "Line",
    "LineStop",
    "Node",
    "State",
    "Step",
    "Stop",
    "Summary",
    "Trace",
    "line_for",
    "lines_for",
    "link",
    "register",
    "stored_lines",
    "trace",
]
