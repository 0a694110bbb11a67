"""Planning rounds, delivering what they ask for, and deciding on it."""
