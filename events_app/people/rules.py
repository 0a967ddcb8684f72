"""The numbers of signing in, in one place."""

from datetime import timedelta

#: One code a month per device, for ordinary pages.
DEVICE_LASTS = timedelta(days=30)

#: Codes that one address can ask for. A person who mistypes asks twice or three times.
ASKS_PER_ADDRESS = "6 per 15 minutes;100 per day"
#: Codes that can be entered for one address, over all the codes it was sent.
TRIES_PER_ADDRESS = "15 per 15 minutes;100 per day"
#: What one source may do: 60 people of one trust, behind one address, get in within ten minutes
#: even if each asks twice and mistypes twice.
ASKS_PER_SOURCE = "240 per 10 minutes;1500 per day"
TRIES_PER_SOURCE = "480 per 10 minutes;3000 per day"
