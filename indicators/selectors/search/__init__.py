"""Søk: what a year tells of, held against what a reader looks for."""
