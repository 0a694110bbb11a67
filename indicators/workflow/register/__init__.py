"""What is measured, by whom and under which goals: made, moved, renamed, ended, and rolled into next year."""
