"""Tabeller: every indicator and year as one table, whole or by periods."""
