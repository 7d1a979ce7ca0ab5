"""Decide which numbers of large linked tables to hide: many dimensions, hierarchies and earlier editions."""

from cms.disclosure.cubes.decision import decide
from cms.disclosure.cubes.shapes import Cube, CubeKey, Decision, PastEdition, Sum

__all__ = ["Cube", "CubeKey", "Decision", "PastEdition", "Sum", "decide"]
