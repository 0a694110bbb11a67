"""Tilsyn og vedtak: a year's lists, the sector's grid, and one row with its story."""
