"""`make run`: what it says before anything is set up."""

import socket

import pytest

from events_app.run import refuse_a_port_that_is_taken


def test_a_port_that_is_taken_is_refused_at_once_with_the_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as refused:
            refuse_a_port_that_is_taken(str(port))
    assert refused.value.code == (
        f"Port {port} cannot be used (Address already in use). "
        "Set PORT to another: PORT=8001 make run"
    )


@pytest.mark.parametrize("port", ["nine", "70000"])
def test_what_is_no_port_is_refused_too(port):
    with pytest.raises(SystemExit, match=f"Port {port} cannot be used"):
        refuse_a_port_that_is_taken(port)


def test_a_free_port_is_taken_as_it_is():
    refuse_a_port_that_is_taken("0")
