"""What an address asks of a year's lines, as one value."""
