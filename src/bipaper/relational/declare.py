"""What the schema is declared with: tables of papers' rows, and columns that many have."""

from typing import Any, get_args

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable

DECLARED = sa.MetaData()
FLOAT: sa.Double[float] = sa.Double()
INT, BOOL = sa.Integer(), sa.Boolean()


def column(
    name: str,
    comment: str,
    of: sa.types.TypeEngine[Any] | None = None,
    *,
    null: bool = False,
    among: object = None,
    to: str | None = None,
) -> sa.Column[Any]:
    """A column: ``among`` are the Literals it may hold, ``to`` the table whose id it holds."""
    info = {"among": get_args(among), "to": to}
    return sa.Column(name, of or sa.Text(), comment=comment, nullable=null, info=info)


def table(name: str, comment: str, *columns: sa.Column[Any], key: tuple[str, ...]) -> sa.Table:
    """A table of papers' rows with its key, foreign keys and vocabularies.

    It refers to ``papers`` itself only where no other row that it must refer to does.
    """
    paper = sa.Column("paper", sa.Text(), nullable=False, comment="The paper.")
    pointing = [own for own in columns if own.info["to"]]
    keys = [
        sa.ForeignKeyConstraint(
            ["paper", own.name], [f"{own.info['to']}.paper", f"{own.info['to']}.id"]
        )
        for own in pointing
    ]
    if all(own.nullable for own in pointing):
        keys.insert(0, sa.ForeignKeyConstraint(["paper"], ["papers.id"]))
    return sa.Table(
        name,
        DECLARED,
        paper,
        *columns,
        sa.PrimaryKeyConstraint("paper", *key),
        *keys,
        *vocabularies(name, columns),
        comment=comment,
        sqlite_with_rowid="id" in key,  # small rows, which stand best in the index itself
    )


def vocabularies(table: str, columns: tuple[sa.Column[Any], ...]) -> list[sa.CheckConstraint]:
    """A check of each column that holds words of a vocabulary."""
    return [
        sa.CheckConstraint(sa.column(own.name).in_(among), name=f"{table}_{own.name}_known")
        for own in columns
        if (among := own.info["among"])
    ]


def keyed(name: str, comment: str, *columns: sa.Column[Any]) -> sa.Table:
    """A table of rows that have an id."""
    id_ = column("id", "The row's id inside its paper.")
    return table(name, comment, id_, *columns, key=("id",))


def link(name: str, comment: str, **to: str) -> sa.Table:
    """A table that links rows of two others: the name of each side -> its table."""
    columns = [column(side, f"The id of a row of {other}.", to=other) for side, other in to.items()]
    return table(name, comment, *columns, key=tuple(to))


def regions(name: str, owner: str, of: str) -> sa.Table:
    """A table of where rows of another go on, behind the box where they begin."""
    return table(
        name,
        f"Where rows of {of} go on: a box each behind the first, which {of} has itself.",
        column(owner, f"The id of a row of {of}.", to=of),
        column("place", "Its place among the boxes, from 2.", INT),
        *(column(box.name, box.comment or "", box.type) for box in _box("where it is")),
        key=(owner, "place"),
    )


def place() -> sa.Column[Any]:
    """The column of an order."""
    return column("place", "Its place in reading order, from 1.", INT)


def where() -> tuple[sa.Column[Any], ...]:
    """The columns of where something begins on paper."""
    return _box("where it begins")


def _box(where: str) -> tuple[sa.Column[Any], ...]:
    return (
        column("page", f"The page {where}, from 1.", INT, null=True),
        column("x0", "Left edge of its box, points.", FLOAT, null=True),
        column("top", "Upper edge of its box, points.", FLOAT, null=True),
        column("x1", "Right edge of its box, points.", FLOAT, null=True),
        column("bottom", "Lower edge of its box, points.", FLOAT, null=True),
    )


def span() -> tuple[sa.Column[Any], ...]:
    """The columns of a piece of a block's text."""
    return (
        column("block", "The block it stands in.", to="blocks"),
        column("start", "Its first character's offset in the block.", INT),
        column("stop", "The offset behind its last character.", INT),
        column("text", "What is printed."),
    )


def texts(**columns: str) -> tuple[sa.Column[Any], ...]:
    """Columns of text that may be missing, each with its comment."""
    return tuple(column(name, comment, null=True) for name, comment in columns.items())


def rule() -> sa.Column[Any]:
    """The column that says why something was found."""
    return column("rule", "The rule that found it.")


# SQLite has no comments of tables and columns, but keeps those inside the text of a definition.


@compiles(CreateTable, "sqlite")
def _with_comment(element: CreateTable, compiler: Any, **options: Any) -> str:
    text: str = compiler.visit_create_table(element, **options)
    if element.element.metadata is not DECLARED:
        return text
    return text.replace(" (\n", f" ( -- {element.element.comment}\n", 1)


@compiles(CreateColumn, "sqlite")
def _with_its_comment(element: CreateColumn, compiler: Any, **options: Any) -> str:
    text: str = compiler.visit_create_column(element, **options)
    if element.element.table.metadata is not DECLARED:
        return text
    return f"-- {element.element.comment}\n\t{text}"
