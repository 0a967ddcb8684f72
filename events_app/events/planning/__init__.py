"""What the event team plans of an event: its facts in words, what lacks, what clashes. Pure."""
