"""What the elements of HTML are to a reader of text. Every element not named here stands in a line."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Without content and end tag."""
DROPPED = _names("head title noscript template svg math select option datalist button textarea audio video canvas del")
"""Not the text of the page; script, style and frames are dropped before."""
CHROME = _names("nav footer aside")
"""Around or beside the text, but for pages that put all of it there."""
BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " header hgroup hr html legend li main menu nav ol p search section summary ul"
)
"""Begin and end a line."""
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
PREFORMATTED = _names("pre listing")
TABLE = _names("table thead tbody tfoot tr td th")

FLAT = VOID | _names("p li td th tr tbody thead tfoot dt dd option colgroup")
"""Closed by what follows, or without content: never nested without something else between."""
PLACED = _names("html head body frameset frame caption colgroup col tbody thead tfoot tr td th")
"""Dropped by a parser where they have no place; text goes on behind them."""
COPIED = _names("a b big code em font i nobr s small strike strong tt u")
"""Open ones are copied into each new block by a parser."""
