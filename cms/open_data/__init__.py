"""The read model of the public record: one copy of what anybody may read, which every outlet reads."""
