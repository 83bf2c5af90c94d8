"""A figure as cells of draw.io."""
