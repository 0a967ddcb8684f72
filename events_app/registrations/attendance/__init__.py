"""Reading a platform's attendance file, and whom it names. Pure."""
