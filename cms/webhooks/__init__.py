"""Webhooks: tell other programs that a public record was added, changed or removed."""
