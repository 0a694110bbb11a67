"""Årsmelding: its texts, lists, pictures, layout, files and editions."""
