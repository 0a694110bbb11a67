"""Oversikt: the overview of a year, what a reader asks to see of it, and shares through the years."""
