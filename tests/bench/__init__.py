"""How fast the program is, as ratios inside one run: against the barest thing that could do the same."""
