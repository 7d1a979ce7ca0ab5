"""A decimal point and commas between thousands, as in the United States and Mexico; Django has those of Spain."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
