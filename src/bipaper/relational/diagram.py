"""The schema as an entity-relationship diagram."""

from bipaper.relational.schema import METADATA


def mermaid() -> str:
    """The tables with their keys, and which refers to which, as Mermaid reads it."""
    lines = ["erDiagram"]
    for table in METADATA.sorted_tables:
        columns = (
            f"    {column.type.compile().lower().replace(' ', '_')} {column.name}"
            + (" PK" if column.primary_key else "")
            for column in table.columns
        )
        lines += [f"  {table.name} {{", *columns, "  }"]
    links = {
        f"  {key.referred_table.name} ||--o{{ {table.name} : {list(key.columns)[-1].name}"
        for table in METADATA.sorted_tables
        for key in table.foreign_key_constraints
    }
    return "\n".join([*lines, *sorted(links)]) + "\n"
