import duckdb
from sqlalchemy.dialects import postgresql, sqlite

from bipaper.relational.schema import METADATA

NAMES = {n for table in METADATA.tables.values() for n in (table.name, *table.columns.keys())}


def test_every_table_and_column_has_a_comment() -> None:
    tables = METADATA.tables.values()
    things = [*tables, *(column for table in tables for column in table.columns)]
    assert [thing for thing in things if not thing.comment] == []


def test_no_name_has_to_be_quoted() -> None:
    for dialect in (postgresql, sqlite):
        prepare = dialect.dialect().identifier_preparer
        assert [name for name in NAMES if prepare.quote(name) != name] == []
    sql = """
        SELECT keyword_name FROM duckdb_keywords()
        WHERE keyword_category IN ('reserved', 'type_function')
    """
    assert NAMES & {name for (name,) in duckdb.execute(sql).fetchall()} == set()
