"""The API at ``/api/v1/``: every kind of public record, read from the public copies. Nothing here knows a kind."""
