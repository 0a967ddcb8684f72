"""Reading files of people and of organisations. Pure: a file in, rows or problems out."""
