"""Lectures as files to take along: a registry and one module per format."""
