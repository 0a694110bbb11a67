"""Letters: whom they reach, what they say, and the shell in which all of them are set."""
