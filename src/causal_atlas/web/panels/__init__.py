"""Panels: functions from values to components."""
