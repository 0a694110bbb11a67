"""Pages about the program itself: accessibility, what each status means, who may do what, the queue."""
