"""The demonstration: a programme that somebody can try at once, on made-up people and events."""
