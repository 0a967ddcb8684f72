"""Feature tests: one file a use case, on both databases. What they are given is in tests/conftest.py."""
