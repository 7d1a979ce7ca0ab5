"""Who registers: what they may say, what they are told, who comes."""
