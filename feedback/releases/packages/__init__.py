"""Describe a data file for programs and scientists: Data Package, CSVW, and a data card, from one description."""
