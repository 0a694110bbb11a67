"""Import: a table that was understood, matched to the register."""
