"""Where reading and checking meet: a file in, the report and the findings of both out; the command line and the platform ask here."""

from gongkai.examining.joining import Circumstances, examine, titles
from gongkai.examining.loading import Loaded, is_document, publication_day, read_report

__all__ = ["Circumstances", "Loaded", "examine", "is_document", "publication_day", "read_report", "titles"]
