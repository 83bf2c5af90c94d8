"""What leaves the program: one file for each format, all from the same figure."""
