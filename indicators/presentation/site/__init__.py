"""Pages about the program itself: accessibility, what each status means, the queue."""
