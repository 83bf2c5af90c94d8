"""Lectures: routes through the graph, scene by scene."""
