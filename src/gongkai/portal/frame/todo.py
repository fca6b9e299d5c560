"""One thing to do today, as every duty tells it to the desk."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for this person: what, why, where to do it, and until when.

    `kicker` is the short line over the title when it stands first; `action` the words of its button; `waits_for` names whom
    it waits for where the next step is somebody else's; `returned` says who sent it back and why, where somebody did.
    """

    title: str
    why: str
    url: str
    action: str
    kicker: str = ""
    due: date | None = None
    urgent: bool = False
    waits_for: str = ""
    returned: str = ""

    @property
    def order(self) -> tuple[bool, date, bool]:
        """The most pressing first: urgent before the rest, what has a day by its day; equals stay as their duty told them."""
        return (not self.urgent, self.due or date.max, bool(self.waits_for))
