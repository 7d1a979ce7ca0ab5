"""Follow a public record: asked for and confirmed by email, and what followers are told of its changes."""
