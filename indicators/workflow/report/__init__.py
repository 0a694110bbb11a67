"""The annual report: its texts, lists, pictures, layout, files and editions."""
