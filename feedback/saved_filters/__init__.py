"""Filters that people save under a name."""
