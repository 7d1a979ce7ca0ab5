"""The Office's tools: catalogue, roll-out, and the decisions that changed them (C2C-15, C2C-16)."""
