"""The forms of the diversity feature."""
