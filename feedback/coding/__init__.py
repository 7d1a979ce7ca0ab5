"""The codebook in use: its tree and words, what coders see, what was read, how far coders agree (PAR-03, PAR-04)."""
