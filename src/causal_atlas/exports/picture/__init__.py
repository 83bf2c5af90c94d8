"""A figure as a picture: the drawing as SVG, on a sheet with its title, legend, references and credit line."""
