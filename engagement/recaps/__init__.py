"""Recaps: numbers by reference, verbatim quotes, the draft and the public page."""
