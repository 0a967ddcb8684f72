"""Addresses as they are kept: what mail servers can be told."""

import pytest

from events_app.mail.address import EmailNotValidError, normal_address


def test_a_domain_of_other_letters_is_kept_as_mail_servers_are_told_it() -> None:
    assert normal_address("Jo@BÜCHER.example") == "Jo@xn--bcher-kva.example"
    assert normal_address("jo@xn--bcher-kva.example") == "jo@xn--bcher-kva.example"


@pytest.mark.parametrize("text", ["ü@trust.example", "jo@", "jo", "", "jo@trust@example"])
def test_what_no_mail_server_takes_is_refused(text: str) -> None:
    with pytest.raises(EmailNotValidError):
        normal_address(text)
