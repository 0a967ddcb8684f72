"""What an action raises when it cannot do what it was asked."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """This cannot be done. The message is a sentence for the person who asked."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
