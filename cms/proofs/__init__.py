"""The record as a tree that strangers can check (proof.md; RFC 9162, RFC 8785, C2SP)."""
