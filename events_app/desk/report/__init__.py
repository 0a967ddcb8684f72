"""The programme report: rows in, tables out. Pure."""
