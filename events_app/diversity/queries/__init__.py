"""Reads of the diversity feature."""
