"""What a figure is against its target, against earlier ones and against other people's: the rules."""
