"""What a server and the `flask` command load."""

from events_app import create_app

app = create_app()
