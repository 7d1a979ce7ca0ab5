"""A finding, part by part (PAR-07): numbers by reference, quotes with consent, the page that freezes."""
