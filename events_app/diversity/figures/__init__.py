"""The figures: the tables that exist, how a count is coded, and what may be said of it. Pure."""
