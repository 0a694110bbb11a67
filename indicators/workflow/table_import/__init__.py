"""Bringing in a whole table as one act, and taking it back as one."""
