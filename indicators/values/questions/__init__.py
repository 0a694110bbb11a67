"""What is asked about a figure or a target before it counts: never refused, never corrected by itself."""
