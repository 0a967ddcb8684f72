"""Feature tests: one file a use case, on both databases. See tests/conftest.py."""
