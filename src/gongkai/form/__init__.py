"""The language of a regulated form: lines, tables, balances, editions, and the grid they are drawn on.

Nothing here knows the annual report: `gongkai.editions` says what its lines are.
"""

from gongkai.form.edition import Cell, Edition, Section
from gongkai.form.grid import Box, Grid, Role, grid
from gongkai.form.identities import Identity, IdentityKind, YearLink, identities, year_links
from gongkai.form.line import Kind, Line
from gongkai.form.naming import part_name
from gongkai.form.table import Balance, Block, Layout, Link, Table

__all__ = [
    "Balance",
    "Block",
    "Box",
    "Cell",
    "Edition",
    "Grid",
    "Identity",
    "IdentityKind",
    "Kind",
    "Layout",
    "Line",
    "Link",
    "Role",
    "Section",
    "Table",
    "YearLink",
    "grid",
    "identities",
    "part_name",
    "year_links",
]
