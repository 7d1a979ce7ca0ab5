"""The public record in formats that programs already read: Legistar, OParl, Popolo, Akoma Ntoso.

Everything here is read from the public copies (``cms/open_data``) and nothing else: what a copy does not hold cannot be
told, and what is withdrawn from the copies is gone from all formats at once.
"""
