"""The relational schema: every table, column, key and vocabulary of a loaded database.

A row's key is its paper and an id inside the paper that survives reruns. ``start`` and
``stop`` ("end" is a word of SQL) are half-open character offsets into the text of ``block``;
``page`` counts from 1, ``x0`` to ``bottom`` are points from the page's top left corner;
``place`` counts from 1 in reading order.
"""

from typing import Any, get_args

import sqlalchemy as sa

from bipaper import model

VERSION = 1  # of this schema; one more with every change that an older database lacks

METADATA = sa.MetaData()
FLOAT: sa.Double[float] = sa.Double()
INT, BOOL = sa.Integer(), sa.Boolean()


def _column(
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


def _table(name: str, comment: str, *columns: sa.Column[Any], key: tuple[str, ...]) -> sa.Table:
    """A table of papers' rows with its key, foreign keys and vocabularies."""
    paper = sa.Column(
        "paper", sa.Text(), sa.ForeignKey("papers.id"), nullable=False, comment="The paper."
    )
    keys = (
        sa.ForeignKeyConstraint(["paper", column.name], [f"{to}.paper", f"{to}.id"])
        for column in columns
        if (to := column.info["to"])
    )
    return sa.Table(
        name,
        METADATA,
        paper,
        *columns,
        sa.PrimaryKeyConstraint("paper", *key),
        *keys,
        *_vocabularies(name, columns),
        comment=comment,
    )


def _vocabularies(table: str, columns: tuple[sa.Column[Any], ...]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(sa.column(column.name).in_(among), name=f"{table}_{column.name}_known")
        for column in columns
        if (among := column.info["among"])
    ]


def _keyed(name: str, comment: str, *columns: sa.Column[Any]) -> sa.Table:
    id_ = _column("id", "The row's id inside its paper.")
    return _table(name, comment, id_, *columns, key=("id",))


def _link(name: str, comment: str, **to: str) -> sa.Table:
    columns = [
        _column(side, f"The id of a row of {table}.", to=table) for side, table in to.items()
    ]
    return _table(name, comment, *columns, key=tuple(to))


def _place() -> sa.Column[Any]:
    return _column("place", "Its place in reading order, from 1.", INT)


def _where() -> tuple[sa.Column[Any], ...]:
    """Where something begins on paper."""
    return (
        _column("page", "The page where it begins, from 1.", INT, null=True),
        _column("x0", "Left edge of its box, points.", FLOAT, null=True),
        _column("top", "Upper edge of its box, points.", FLOAT, null=True),
        _column("x1", "Right edge of its box, points.", FLOAT, null=True),
        _column("bottom", "Lower edge of its box, points.", FLOAT, null=True),
    )


def _span() -> tuple[sa.Column[Any], ...]:
    return (
        _column("block", "The block it stands in.", to="blocks"),
        _column("start", "Its first character's offset in the block.", INT),
        _column("stop", "The offset behind its last character.", INT),
        _column("text", "What is printed."),
    )


def _texts(**columns: str) -> tuple[sa.Column[Any], ...]:
    """Columns of text that may be missing, each with its comment."""
    return tuple(_column(name, comment, null=True) for name, comment in columns.items())


def _rule() -> sa.Column[Any]:
    return _column("rule", "The rule that found it.")


# --- the load itself ------------------------------------------------------------------------

SCHEMA = sa.Table(
    "schema_version",
    METADATA,
    sa.Column("version", INT, primary_key=True, comment="The version of this schema."),
    comment="Which version of the schema this database has: one row.",
)
RUNS = sa.Table(
    "runs",
    METADATA,
    sa.Column("id", sa.Text(), primary_key=True, comment="A random id."),
    sa.Column("bipaper", sa.Text(), nullable=False, comment="The version that loaded."),
    comment="Loads that changed something.",
)
CHANGES = sa.Table(
    "changes",
    METADATA,
    sa.Column("run", sa.Text(), sa.ForeignKey("runs.id"), primary_key=True, comment="The load."),
    sa.Column("paper", sa.Text(), primary_key=True, comment="The paper; it may be gone by now."),
    sa.Column("what", sa.Text(), nullable=False, comment="added, changed or removed."),
    sa.CheckConstraint("what IN ('added', 'changed', 'removed')", name="changes_what_known"),
    comment="What a load changed, a row a paper.",
)
FAILURES = sa.Table(
    "failures",
    METADATA,
    sa.Column("paper", sa.Text(), primary_key=True, comment="The paper's id."),
    sa.Column("stage", sa.Text(), nullable=False, comment="The stage that failed."),
    sa.Column("code", sa.Text(), nullable=False, comment="A stable code."),
    sa.Column("message", sa.Text(), nullable=False, comment="Why, for people."),
    comment="Papers without a result.",
)

# --- papers ---------------------------------------------------------------------------------

_PAPER = (
    _column("kind", "What kind of document it is.", among=model.DocumentKind),
    _column("text_layer", "How good the PDF's own text is.", among=model.TextLayer),
    _column("grade", "How far to trust the result, A to D.", among=model.Grade),
)
PAPERS = sa.Table(
    "papers",
    METADATA,
    sa.Column("id", sa.Text(), primary_key=True, comment="The paper's id: its path below raw/."),
    sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of its JSON as loaded."),
    sa.Column("json_version", sa.Text(), nullable=False, comment="schema_version of its JSON."),
    *_PAPER,
    _column("file", "The PDF below raw/."),
    _column("sha256", "SHA-256 of the PDF."),
    _column("pages", "How many pages it has.", INT),
    _column("ocr", "Whether pages were read by OCR.", BOOL),
    _column("score", "How far to trust the result, 0 to 1.", FLOAT),
    *_texts(
        title_zh="Chinese title.", title_en="English title.", journal_zh="Journal in Chinese.",
        journal_en="Journal in English.", year="Year of the issue.", volume="Volume.",
        issue="Issue.", page_range="Pages in the journal.", issn="ISSN.", doi="DOI.",
        clc="Chinese Library Classification.", article_number="Article number.",
        received="When it was received.", funding="Who paid for it.",
    ),
    *_vocabularies("papers", _PAPER),
    comment="Papers with a result, one row each.",
)  # fmt: skip
_keyed(
    "authors", "Authors one by one.", _place(),
    *_texts(zh="Name in Chinese.", en="Name in English.", email="E-mail address."),
    _column("corresponding", "Whether the corresponding author.", BOOL),
)  # fmt: skip
_table(
    "keywords", "Keywords as printed.", _place(),
    _column("lang", "Their language.", among=model.Language), _column("text", "The keyword."),
    key=("lang", "place"),
)  # fmt: skip
_keyed(
    "sections", "Headings.", _place(), *_texts(number="Its number, without punctuation."),
    _column("title", "Its text."), _column("level", "Its level, from 1.", INT),
    _column("parent", "The heading above it.", null=True, to="sections"), *_where(), _rule(),
)  # fmt: skip
_keyed(
    "blocks", "Runs of text: abstracts and paragraphs.", _place(),
    _column("section", "The nearest heading above.", null=True, to="sections"),
    _column("point", "n for the n-th enumerated point.", INT, null=True),
    _column("text", "The text that offsets count in."), *_where(),
    *_texts(rule="The rule by which a paragraph begins where it does."),
)  # fmt: skip
_keyed("sentences", "Sentences of blocks.", _place(), *_span(), *_where())

# --- mentions -------------------------------------------------------------------------------

_keyed(
    "entities", "Named entities, the first mention of a name in its block.", *_span(),
    _column("type", "What it names.", among=model.EntityType),
    _column("entity", "The id of what it names, the same in every paper."),
    _column("name", "The fullest name that the paper has of it."),
    *_texts(long_form="The name an abbreviation stands for."), _rule(),
)  # fmt: skip
_keyed(
    "quantities", "Numbers with meaning.", *_span(),
    _column("kind", "What it counts.", among=model.QuantityKind),
    _column("value", "Its value.", FLOAT, null=True),
    _column("low", "The lower end of a range.", FLOAT, null=True),
    _column("high", "The upper end of a range.", FLOAT, null=True),
    *_texts(
        unit="As printed, or a code.", date_value="A date, ISO 8601.",
        date_low="The first date of a period.", date_high="The last date of a period.",
        si_unit="Unit in SI base units.",
    ),
    _column("si_value", "Value in SI base units.", FLOAT, null=True),
    _column("comparator", "How it compares with the value.", among=model.Comparator), _rule(),
)  # fmt: skip
_keyed(
    "claims", "Checkable assertions.", *_span(),
    _column("type", "What it asserts.", among=model.ClaimType),
    _column("source", "Whose statement it is.", among=model.ClaimSource),
    _column("salient", "Whether it is among those that tell the results best.", BOOL),
    _column("section", "The nearest heading above.", null=True, to="sections"),
    *_texts(cue="The words its type was decided by."),
    _column("polarity", "Whether it affirms or denies.", among=model.Polarity),
    _column("hedged", "Whether it is hedged.", BOOL),
    _column("confidence", "How sure the finder is, 0 to 1.", FLOAT),
    *_texts(
        frame_subject="Who or what.", frame_change="What it did.", frame_quantity="How much.",
        frame_time="When.", frame_place="Where.", frame_cause="What causes.",
        frame_effect="What is caused.",
        frame_compared="What is compared.", frame_against="What it is compared with.",
    ), *_where(), _rule(),
)  # fmt: skip
_keyed(
    "reference_entries", "Entries of the list of references.", _place(),
    _column("text", "The entry as printed."),
    *_texts(
        label="Its label, without brackets.", title="Title.", container="Journal or book.",
        publisher="Publisher.", year="Year.", volume="Volume.", issue="Issue.", pages="Pages.",
        doi="DOI.", url="Address.", mark="GB/T 7714 type.", text_en="Its English translation.",
    ), *_where(),
)  # fmt: skip
_table(
    "reference_authors", "Authors of references, one by one.",
    _column("reference", "The entry.", to="reference_entries"), _place(),
    _column("name", "As printed."), key=("reference", "place"),
)  # fmt: skip
_keyed("citations", "Citation marks in blocks.", *_span())
_table(
    "entity_repeats",
    "Later mentions of a name in the block of its first.",
    _column("mention", "The first mention.", to="entities"),
    _column("start", "Its first character's offset in the block.", INT),
    _column("stop", "The offset behind its last character.", INT),
    key=("mention", "start"),
)
_table(
    "claim_contents",
    "What claims tell.",
    _column("claim", "The claim.", to="claims"),
    _column("content", "One thing it tells.", among=model.ClaimContent),
    key=("claim", "content"),
)
_table(
    "claim_signals",
    "What speaks most for what claims tell and whose they are.",
    _column("claim", "The claim.", to="claims"),
    _column("place", "1 speaks most.", INT),
    _column("signal", "The signal."),
    key=("claim", "place"),
)
_table(
    "support",
    "Sentences of the body that state one of the English abstract.",
    _column("en", "The English sentence.", to="sentences"),
    _column("sentence", "The sentence of the body.", to="sentences"),
    _column("score", "How alike they are.", FLOAT),
    key=("en", "sentence"),
)
_keyed(
    "number_check",
    "Quantities of the Chinese abstract and their counterparts in the English one.",
    _column("zh", "The Chinese one.", null=True, to="quantities"),
    _column("en", "The English one.", null=True, to="quantities"),
    _column("agrees", "Whether they agree; NULL where a side is missing.", BOOL, null=True),
)
_link("citation_entries", "What citations cite.", citation="citations", entry="reference_entries")
_link("claim_quantities", "Quantities in claims.", claim="claims", quantity="quantities")
_link("claim_entities", "Entities in claims.", claim="claims", entity="entities")
_link("claim_citations", "What claims cite.", claim="claims", entry="reference_entries")
_link("claim_sentences", "English that says the same.", claim="claims", sentence="sentences")

# --- the two languages ----------------------------------------------------------------------

_keyed(
    "alignments", "Sentences of the abstracts that say the same.",
    _column("score", "How alike they are.", FLOAT), *_texts(reason="Why a side is empty."),
)  # fmt: skip
_link("alignment_sentences", "Their sentences.", alignment="alignments", sentence="sentences")
_keyed(
    "terms", "Chinese terms and their English.", _column("zh", "Chinese."),
    _column("en", "English."), _column("score", "How sure it is.", FLOAT),
    *_texts(evidence="Where they met."),
)  # fmt: skip

# --- what else is printed -------------------------------------------------------------------

_keyed(
    "captions", "Captions.", _column("kind", "What of.", among=model.CaptionKind),
    _column("label", "Label, without spaces."), _column("text", "The caption."),
    *_texts(text_en="Its English.", notes="Units, notes and sources set with it."), *_where(),
)  # fmt: skip
_keyed("tables", "Tables.", *_texts(caption="The label of its caption."), *_where())
_table(
    "cells", "Cells of tables.", _column("in_table", "Its table.", to="tables"),
    _column("line", "Its row, from 1.", INT), _column("place", "Its column, from 1.", INT),
    _column("text", "What is printed."), key=("in_table", "line", "place"),
)  # fmt: skip
_keyed(
    "formulas", "Displayed formulas.", _place(), _column("text", "What is printed."),
    *_texts(number="Its number."),
    _column("block", "The block it stands in.", null=True, to="blocks"),
    _column("at", "The offset of the character it stands before.", INT, null=True), *_where(),
)  # fmt: skip
_keyed(
    "notes", "Marks of footnotes.", _column("block", "The block it stands in.", to="blocks"),
    _column("at", "The offset of the character it stands before.", INT),
    _column("text", "The mark."), *_texts(note="The note's text."),
)  # fmt: skip
_keyed(
    "unplaced", "Print that no other table holds.", _place(), _column("text", "What is printed."),
    _column("why", "Why.", among=model.UnplacedReason), *_where(),
)  # fmt: skip
_keyed(
    "furniture", "Running heads and the like.",
    _column("kind", "What it is.", among=model.FurnitureKind), _column("text", "The text."),
    _column("page", "Its page, from 1.", INT),
)  # fmt: skip
_keyed("warnings", "What to know.", _column("code", "Stable."), _column("message", "For people."))
_keyed(
    "signs", "Signs of how well a paper was read.", _column("name", "The sign."),
    _column("share", "How much is sound, 0 to 1.", FLOAT),
    _column("loss", "What it takes from the score.", FLOAT), *_texts(message="What is odd."),
)  # fmt: skip

CONTENT = tuple(
    table for table in METADATA.sorted_tables if table not in (SCHEMA, RUNS, CHANGES, FAILURES)
)
"""The tables that papers' rows stand in: what others refer to comes first."""
