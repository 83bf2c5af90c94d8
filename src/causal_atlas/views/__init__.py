"""What is on the screen, as a value, and how it changes."""
