"""Søk: what was found, in words."""
