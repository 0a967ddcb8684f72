"""An email address as it is kept and written to."""

from email_validator import EmailNotValidError, validate_email

__all__ = ["EmailNotValidError", "normal_address"]


def normal_address(text: str) -> str:
    """The address in its normal form, a domain of other letters as mail servers are told it.

    Raises EmailNotValidError, also for other letters before the @: hardly a server takes them.
    """
    checked = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    return checked.ascii_email or checked.normalized
