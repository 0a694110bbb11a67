"""One judged line, or one supervision or decision, as the rows of any screen show it."""
