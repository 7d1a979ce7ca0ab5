"""Powers that need two: what decides who may decide changes by a proposal and a second person (design 3.13)."""
