"""What may stand in a cell of a target or a result: read from what was typed, and printed again."""
