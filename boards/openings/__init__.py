"""Jobs at the Office: written, published, changed in the open, and closed by themselves."""
