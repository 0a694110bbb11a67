"""Tilsyn og vedtak: a year's lists, and one matter through the years."""
