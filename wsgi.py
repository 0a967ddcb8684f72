"""What a server and the `flask` command load."""

import gc

from events_app import create_app

app = create_app()

# What is loaded now stays: collections need not look at it again, and workers that are forked from
# here go on sharing its memory.
gc.collect()
gc.freeze()
