"""What documents of every sort are set with: typefaces, the compiler of PDF, the shell of a Word document."""

from gongkai.typesetting.fonts import INSTALLED, Choice, Fonts, MissingFontError, Press, press, substitution_notes
from gongkai.typesetting.legible import legible

__all__ = ["INSTALLED", "Choice", "Fonts", "MissingFontError", "Press", "legible", "press", "substitution_notes"]
