"""The practice site, where a clerk rehearses a meeting: the same code on its own database, with a clock that moves.

``cms/settings/practice.py`` keeps it apart. Here is what leads in, what moves the clock, and what starts it again.
"""
