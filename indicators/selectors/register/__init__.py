"""Register: lines, indicators, organisation and functions, and how far a new municipality has come."""
