"""Wagtail's admin for the people who write: what waits for them there, help beside each page, the office's name."""
