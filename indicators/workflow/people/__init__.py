"""People who sign in: their accounts, their roles, and what the program holds about them."""
