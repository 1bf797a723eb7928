"""The tables of an older version of the schema as those of this one, in a transaction.

Every row is made of results, so none is converted: the tables get their columns and keys of
today and are filled anew, as new ones are. Keys last, so tables of others may refer to them.
PostgreSQL's tables are altered, so that who may read them, indexes and views stay; SQLite, which
alters little, drops them and makes them again, and then what others had made of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bipaper.load.database import create_all, run_all
from bipaper.relational.schema import CONTENT, FAILURES, METADATA, SCHEMA, VERSION

_FILLED = (*CONTENT, FAILURES)
# Keys of the tables, their vocabularies, and foreign keys of others to them, which come first.
_CONSTRAINTS = """
SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name,
pg_get_constraintdef(pg_constraint.oid) AS definition, conrelid <> ALL (own) AS is_of_others
FROM pg_constraint, (
    SELECT array_agg(oid) AS own FROM pg_class
    WHERE relname = ANY(:tables) AND relnamespace = current_schema()::regnamespace
)
WHERE contype = 'f' AND confrelid = ANY (own) OR conrelid = ANY (own)
AND (contype IN ('f', 'p') OR contype = 'c' AND conname LIKE '%\\_known')
ORDER BY contype <> 'f'
"""
_MADE_OF_THEM = """
SELECT sql FROM sqlite_master
WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN :tables
"""


@contextmanager
def migrated(connection: sa.Connection) -> Iterator[None]:
    """Tables of this version without rows, to be filled inside.

    What others have made of them is put back when it is left: foreign keys hold then, or it
    raises sqlalchemy.exc.IntegrityError.
    """
    alter = _altered if connection.dialect.name == "postgresql" else _made_again
    with alter(connection):
        connection.execute(SCHEMA.update().values(version=VERSION))
        yield


@contextmanager
def _made_again(connection: sa.Connection) -> Iterator[None]:
    names: sa.BindParameter[list[str]] = sa.bindparam(
        "tables", [table.name for table in _FILLED], expanding=True
    )
    others = connection.scalars(sa.text(_MADE_OF_THEM).bindparams(names)).all()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    METADATA.drop_all(connection, _FILLED)
    create_all(connection, METADATA)
    yield
    for statement in others:
        connection.exec_driver_sql(statement)


@contextmanager
def _altered(connection: sa.Connection) -> Iterator[None]:
    keys = connection.execute(sa.text(_CONSTRAINTS), {"tables": list(METADATA.tables)}).all()
    run_all(connection, (f"ALTER TABLE {key.owner} DROP CONSTRAINT {key.name}" for key in keys))
    found = sa.inspect(connection)
    there = [table for table in METADATA.sorted_tables if found.has_table(table.name)]
    filled = ", ".join(table.name for table in there if table in _FILLED)
    connection.exec_driver_sql(f"TRUNCATE {filled}")
    for table in there:
        columns = found.get_columns(table.name)
        _alter(connection, table, {str(one["name"]): _shape(connection, one) for one in columns})
    for kind in (sa.PrimaryKeyConstraint, sa.CheckConstraint):
        _constrain(connection, there, kind)
    create_all(connection, METADATA)
    _constrain(connection, there, sa.ForeignKeyConstraint)
    yield
    run_all(
        connection,
        (
            f"ALTER TABLE {key.owner} ADD CONSTRAINT {key.name} {key.definition}"
            for key in keys
            if key.is_of_others
        ),
    )


def _shape(connection: sa.Connection, column: "sa.engine.interfaces.ReflectedColumn") -> str:
    null = "" if column["nullable"] else " NOT NULL"
    return f"{column['type'].compile(connection.dialect)}{null}"


def _alter(connection: sa.Connection, table: sa.Table, found: dict[str, str]) -> None:
    """Give a table without rows its columns and comments; ``found`` are those it has."""
    wanted = {
        column.name: column.type.compile(connection.dialect)
        + ("" if column.nullable else " NOT NULL")
        for column in table.columns
    }
    changes = [f"DROP COLUMN {name}" for name in found if found[name] != wanted.get(name)]
    changes += [
        f"ADD COLUMN {name} {shape}" for name, shape in wanted.items() if found.get(name) != shape
    ]
    if changes:
        connection.exec_driver_sql(f"ALTER TABLE {table.name} {', '.join(changes)}")
    comments: list[sa.schema.ExecutableDDLElement] = [sa.schema.SetTableComment(table)]
    comments += map(sa.schema.SetColumnComment, table.columns)
    run_all(connection, (str(one.compile(dialect=connection.dialect)) for one in comments))


def _constrain(
    connection: sa.Connection, tables: list[sa.Table], kind: type[sa.Constraint]
) -> None:
    # sa.schema.AddConstraint would take the constraint out of what makes new tables.
    compiler = connection.dialect.ddl_compiler(connection.dialect, None)  # type: ignore[arg-type]
    run_all(
        connection,
        (
            f"ALTER TABLE {table.name} ADD {compiler.process(constraint)}"
            for table in tables
            for constraint in table.constraints
            if isinstance(constraint, kind)
        ),
    )
