"""Why a topic cannot be asked for, or sorted, each in a sentence."""

from events_app.refusal import Refusal


class AskedForAlready(Refusal):
    """Somebody asks for a topic once."""

    def __init__(self) -> None:
        super().__init__("You asked for this already")


class TooManyTopics(Refusal):
    """So that nobody fills the list."""

    def __init__(self, most: int) -> None:
        super().__init__(f"You have asked for {most} topics. Take one back before you ask for more")


class SameTopic(Refusal):
    """Another topic has these words."""

    def __init__(self) -> None:
        super().__init__("Another topic has these words. Put the two together instead")
