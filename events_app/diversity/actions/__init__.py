"""Writes of the diversity feature."""
