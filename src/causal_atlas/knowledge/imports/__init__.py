"""Files of other programs, and our own exports, as graphs. What is read of them is told in docs/imports.md."""
