"""Endringslogg: what was done, by whom, and whether the trail and the rows still say the same."""
