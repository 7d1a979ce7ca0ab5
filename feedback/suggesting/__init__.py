"""Codes that the machine puts forward, computed here and nowhere else. They count for nothing until a person accepts.

Nearest coded passages by TF-IDF, and topics. scikit-learn is imported inside functions: only the worker loads it.
"""
