"""The whole public record in one file, made anew each night and after each removal."""
