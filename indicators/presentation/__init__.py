"""Wording and drawing: frozen rows in, Norwegian words, tables and charts out."""
