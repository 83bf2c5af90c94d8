"""The explorer in the browser; the only package that imports dash."""
