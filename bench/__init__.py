"""What docs/performance.md quotes, measured by one command: `make bench`."""
