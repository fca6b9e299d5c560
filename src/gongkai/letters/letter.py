"""A letter as people read it, before it has a format: head, number, title, addressee, paragraphs, remedy, signature, date."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a letter that is a form: `header` names the columns, or is empty where the first column names the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; every text is plain, an empty one is left out. `sealed` ones leave room for the seal above the date."""

    kind: str
    title: str
    head: str = ""
    number: str = ""
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    sheet: Sheet | None = None
    remedy: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signature: str = ""
    date: str = ""
    copies: str = ""

    @property
    def sealed(self) -> bool:
        """Whether it goes out under seal: what stays in the file does not."""
        return bool(self.number)

    @property
    def body(self) -> tuple[str, ...]:
        """Paragraphs of the text, those about remedies last."""
        return (*self.paragraphs, *self.remedy)

    @property
    def attachment_lines(self) -> tuple[str, ...]:
        """The attachments as they are listed below the text; numbered where there are several."""
        if len(self.attachments) == 1:
            return (f"附件：{self.attachments[0]}",)
        return tuple(f"{'附件：' if n == 1 else '　　　'}{n}.{name}" for n, name in enumerate(self.attachments, 1))

    @property
    def copies_line(self) -> str:
        """Who else gets it, as the foot of the letter says."""
        return f"抄送：{self.copies}" if self.copies else ""

    def texts(self) -> tuple[str, ...]:
        """Every text of the letter in reading order."""
        cells = [cell for row in (self.sheet.header, *self.sheet.rows) for cell in row] if self.sheet else []
        opening = (self.head, self.number, self.title, f"{self.addressee}：" if self.addressee else "")
        closing = (*self.attachment_lines, self.signature, self.date, self.copies_line)
        return tuple(text for text in (*opening, *self.body, *cells, *closing) if text)
