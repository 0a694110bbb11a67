"""What is done from the command line: commands, and the years that the demo makes for itself."""
