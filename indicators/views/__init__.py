"""The pages: guard, then workflow or selector, then presentation, then an answer; each view is short."""
