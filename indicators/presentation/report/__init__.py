"""Årsmelding: its chapters, files, editions and the proof-reader's remarks, as pages show them."""
