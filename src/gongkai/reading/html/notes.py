"""Remarks on pages that hold no text of their own: frames, redirects, text loaded by scripts."""

import re
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from gongkai.reading.document import Row

_LITTLE = 40
"""Characters; below this a page with a script or a redirect is a shell around nothing."""
_REDIRECT = re.compile(r"location\s*(?:\.\s*(?:href|replace|assign)\s*)?[=(]\s*[\"']([^\"']+)", re.IGNORECASE)


def page_notes(parser: LexborHTMLParser, rows: list[Row]) -> list[str]:
    """One sentence in Chinese on why a page has no text and what to do; empty for a page that has some."""
    if any(total > _LITTLE for total in accumulate(len(field.text) for row in rows for field in row.fields)):
        return []
    frames = [source for node in parser.css("frame, iframe") if (source := (node.attributes.get("src") or "").strip())]
    if frames:
        return [f"这是框架页，正文在另外的网页里（{'、'.join(frames[:3])}）；请打开正文所在的网页，另存后再读"]
    if parser.css_first('meta[http-equiv="refresh" i]') or any(_REDIRECT.search(node.text()) for node in parser.css("script")):
        return ["这是跳转页，没有正文；请在浏览器中等它跳转后，另存到达的网页再读"]
    if parser.css_first("script"):
        return ["网页里几乎没有文字，正文可能由脚本载入；请在浏览器中打开，全选复制到文本文件（.txt）后再读"]
    return []
