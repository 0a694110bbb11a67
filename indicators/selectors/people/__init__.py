"""People: who can sign in, and everything that is held about one of them."""
