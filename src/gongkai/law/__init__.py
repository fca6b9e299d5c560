"""What the Regulations say, as dated facts; for now the instruments that findings cite."""

from gongkai.law.instruments import INSTRUMENTS, Instrument, cite

__all__ = ["INSTRUMENTS", "Instrument", "cite"]
