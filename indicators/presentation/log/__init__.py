"""Endringslogg: acts and changed rows in words."""
