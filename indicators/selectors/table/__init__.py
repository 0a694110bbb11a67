"""Tabeller: every indicator and year, filtered, and in pieces for files."""
