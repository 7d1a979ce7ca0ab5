"""Wagtail's admin as its people see it."""
