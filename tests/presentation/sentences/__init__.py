"""Tables of sentences that careful readers have gone through, in bokmål and nynorsk."""
