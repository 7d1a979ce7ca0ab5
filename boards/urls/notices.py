"""Notices: who asked for them, what was sent, and the proof."""

urlpatterns: list = []
