"""Files of strangers: what they are is read from their content, never from their name (S21, S05, X12).

``look`` is quick and is done while the person waits; ``clean`` takes all of a file apart, in the worker.
"""
