"""Sheets and files → proposed writes → workflow."""
