"""A figure as a slide of native shapes that can be edited: boxes that drag their arrows along."""
