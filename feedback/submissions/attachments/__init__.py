"""Uploaded files, whose type is determined from their content, never from their name (S21, S05, X12).

``look`` is quick and runs while the person waits; ``clean`` examines the whole file, in the worker.
"""
