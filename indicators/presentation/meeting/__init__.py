"""Møte: the year on one sheet, then a sheet for each target that was missed or is at risk."""
