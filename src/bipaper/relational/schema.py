"""The relational schema of the corpus and of loaded databases.

Every table, column, key and vocabulary, each with a comment.

A row's key is its paper and an id inside the paper that survives reruns. ``start`` and
``stop`` ("end" is a word of SQL) are half-open character offsets into the text of ``block``;
``page`` counts from 1, ``x0`` to ``bottom`` are points from the page's top left corner;
``place`` counts from 1 in reading order.
"""

import sqlalchemy as sa

from bipaper.parts.aligned import BeadReason, PairEvidence
from bipaper.parts.bilingual import Language
from bipaper.parts.claims import ClaimContent, ClaimSource, ClaimType, Polarity
from bipaper.parts.displays import CaptionKind
from bipaper.parts.entities import EntityType
from bipaper.parts.grades import Grade
from bipaper.parts.metadata import FrontMatterKind
from bipaper.parts.quantities import Comparator, QuantityKind
from bipaper.parts.set_aside import FurnitureKind, UnplacedReason
from bipaper.parts.source_file import DocumentKind, HealedHow, TextLayer
from bipaper.relational.declare import (
    BOOL,
    DECLARED,
    FLOAT,
    INT,
    column,
    keyed,
    link,
    place,
    regions,
    rule,
    span,
    table,
    texts,
    vocabularies,
    where,
)

VERSION = 7  # of this schema; one more with every change that an older database lacks

METADATA = DECLARED
"""All tables, with their keys, vocabularies and comments."""

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
    sa.Column("loaded", sa.DateTime(timezone=True), nullable=False, comment="When it began."),
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
    column("kind", "What kind of document it is.", among=DocumentKind),
    column("text_layer", "How good the PDF's own text is.", among=TextLayer),
    column("grade", "How far to trust the result, A to D.", among=Grade),
)
PAPERS = sa.Table(
    "papers",
    METADATA,
    sa.Column("id", sa.Text(), primary_key=True, comment="The paper's id: its path below raw/."),
    sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of its JSON as loaded."),
    sa.Column("json_version", sa.Text(), nullable=False, comment="schema_version of its JSON."),
    *_PAPER,
    column("file", "The PDF below raw/."),
    column("sha256", "SHA-256 of the PDF."),
    column("pages", "How many pages it has.", INT),
    column("column_count", "How many columns of text its pages have.", INT),
    column("ocr", "Whether pages were read by OCR.", BOOL),
    column("score", "How far to trust the result, 0 to 1.", FLOAT),
    *texts(
        title_zh="Chinese title.", title_en="English title.", journal_zh="Journal in Chinese.",
        journal_en="Journal in English.", year="Year of the issue.", volume="Volume.",
        issue="Issue.", page_range="Pages in the journal.", issn="ISSN.", doi="DOI.",
        clc="Chinese Library Classification.", article_number="Article number.",
        received="When it was received.", funding="Who paid for it.",
    ),
    *vocabularies("papers", _PAPER),
    comment="Papers with a result, one row each.",
)  # fmt: skip
keyed(
    "authors", "Authors one by one.", place(),
    *texts(zh="Name in Chinese.", en="Name in English.", email="E-mail address."),
    column("corresponding", "Whether the corresponding author.", BOOL),
)  # fmt: skip
keyed(
    "affiliations", "Affiliations as printed.",
    column("lang", "Its language.", among=Language),
    column("place", "Its place among those of its language, from 1.", INT),
    column("text", "The affiliation."),
)  # fmt: skip
link("author_affiliations", "Where authors work.", author="authors", affiliation="affiliations")
table(
    "keywords", "Keywords as printed.", place(),
    column("lang", "Their language.", among=Language), column("text", "The keyword."),
    key=("lang", "place"),
)  # fmt: skip
keyed(
    "sections", "Headings.", place(), *texts(number="Its number, without punctuation."),
    column("title", "Its text."), column("level", "Its level, from 1.", INT),
    column("parent", "The heading above it.", null=True, to="sections"), *where(), rule(),
)  # fmt: skip
keyed(
    "blocks", "Runs of text: abstracts and paragraphs.", place(),
    column("section", "The nearest heading above.", null=True, to="sections"),
    column("point", "n for the n-th enumerated point.", INT, null=True),
    column("text", "The text that offsets count in."),
    *texts(words="Its words as the segmenter cuts them, a space between; for full-text search."),
    *where(),
    *texts(rule="The rule by which a paragraph begins where it does."),
)  # fmt: skip
keyed("sentences", "Sentences of blocks.", place(), *span(), *where())

# --- mentions -------------------------------------------------------------------------------

keyed(
    "names", "What entities name, once a paper; the id is the same in every paper.",
    column("type", "What it is.", among=EntityType),
    column("name", "The fullest name that the paper has of it, a Chinese one where there is one."),
    *texts(en="The fullest English name that the paper has of it."),
    column("mentions", "How often the paper names it.", INT),
)  # fmt: skip
keyed(
    "entities", "Named entities, the first mention of a name in its block.", *span(),
    column("type", "What it names.", among=EntityType),
    column("entity", "The id of what it names, the same in every paper.", to="names"),
    column("name", "The fullest name that the paper has of it."),
    *texts(long_form="The name an abbreviation stands for."), rule(),
)  # fmt: skip
keyed(
    "units", "Units of quantities, once a paper; the id is the unit as quantities have it.",
    *texts(
        zh="A Chinese name.", en="An English name.", si_unit="Unit in SI base units.",
        dimension="Its dimension in base quantities.",
    ),
    column("si_factor", "A value times this, and si_offset more, is in si_unit.", FLOAT, null=True),
    column("si_offset", "0 for all but temperatures.", FLOAT, null=True),
)  # fmt: skip
keyed(
    "quantities", "Numbers with meaning.", *span(),
    column("kind", "What it counts.", among=QuantityKind),
    column("value", "Its value.", FLOAT, null=True),
    column("low", "The lower end of a range.", FLOAT, null=True),
    column("high", "The upper end of a range.", FLOAT, null=True),
    column("unit", "Its unit: one label however it is printed, or a code.", null=True, to="units"),
    *texts(
        date_value="A date, ISO 8601.", date_low="The first date of a period.",
        date_high="The last date of a period.", si_unit="Unit in SI base units.",
    ),
    column("si_value", "Value in SI base units.", FLOAT, null=True),
    column("comparator", "How it compares with the value.", among=Comparator), rule(),
)  # fmt: skip
keyed(
    "claims", "Checkable assertions.", *span(),
    column("type", "What it asserts.", among=ClaimType),
    column("source", "Whose statement it is.", among=ClaimSource),
    column("salient", "Whether it is among those that tell the results best.", BOOL),
    column("section", "The nearest heading above.", null=True, to="sections"),
    *texts(cue="The words its type was decided by."),
    column("polarity", "Whether it affirms or denies.", among=Polarity),
    column("hedged", "Whether it is hedged.", BOOL),
    column("confidence", "How sure the finder is, 0 to 1.", FLOAT),
    *texts(
        frame_subject="Who or what.", frame_change="What it did.", frame_quantity="How much.",
        frame_time="When.", frame_place="Where.", frame_cause="What causes.",
        frame_effect="What is caused.",
        frame_compared="What is compared.", frame_against="What it is compared with.",
    ), *where(), rule(),
)  # fmt: skip
keyed(
    "reference_entries", "Entries of the list of references.", place(),
    column("text", "The entry as printed."),
    *texts(
        label="Its label, without brackets.", title="Title.", container="Journal or book.",
        publisher="Publisher.", year="Year.", volume="Volume.", issue="Issue.", pages="Pages.",
        doi="DOI.", url="Address.", mark="GB/T 7714 type.", text_en="Its English translation.",
    ), *where(),
)  # fmt: skip
table(
    "reference_authors", "Authors of references, one by one.",
    column("reference", "The entry.", to="reference_entries"), place(),
    column("name", "As printed."), key=("reference", "place"),
)  # fmt: skip
keyed("citations", "Citation marks in blocks.", *span())
table(
    "entity_repeats",
    "Later mentions of a name in the block of its first.",
    column("mention", "The first mention.", to="entities"),
    column("start", "Its first character's offset in the block.", INT),
    column("stop", "The offset behind its last character.", INT),
    key=("mention", "start"),
)
table(
    "claim_contents",
    "What claims tell.",
    column("claim", "The claim.", to="claims"),
    column("content", "One thing it tells.", among=ClaimContent),
    key=("claim", "content"),
)
table(
    "claim_signals",
    "What speaks most for what claims tell and whose they are.",
    column("claim", "The claim.", to="claims"),
    column("place", "1 speaks most.", INT),
    column("signal", "The signal."),
    key=("claim", "place"),
)
table(
    "support",
    "Passages of the Chinese text that state a sentence of the English abstract.",
    column("en", "The English sentence.", to="sentences"),
    column("sentence", "The Chinese sentence.", to="sentences"),
    column("start", "The passage's first character's offset in the block.", INT),
    column("stop", "The offset behind its last character.", INT),
    column("score", "How likely it states the same, 0 to 1.", FLOAT),
    key=("en", "sentence", "start"),
)
keyed(
    "number_check",
    "Quantities of the Chinese abstract and their counterparts in the English one.",
    column("zh", "The Chinese one.", null=True, to="quantities"),
    column("en", "The English one.", null=True, to="quantities"),
    column("agrees", "Whether they agree; NULL where a side is missing.", BOOL, null=True),
)
link("citation_entries", "What citations cite.", citation="citations", entry="reference_entries")
link("claim_quantities", "Quantities in claims.", claim="claims", quantity="quantities")
link("claim_entities", "Entities in claims.", claim="claims", entity="entities")
link("claim_citations", "What claims cite.", claim="claims", entry="reference_entries")
table(
    "claim_sentences",
    "Sentences of the English abstract that say the same.",
    column("claim", "The claim.", to="claims"),
    column("sentence", "The English sentence.", to="sentences"),
    column("score", "How likely it says the same, 0 to 1.", FLOAT),
    key=("claim", "sentence"),
)

# --- the two languages ----------------------------------------------------------------------

keyed(
    "alignments", "Sentences of the abstracts that say the same.",
    column("score", "How alike they are.", FLOAT),
    column("reason", "Why a side is empty.", null=True, among=BeadReason),
)  # fmt: skip
link("alignment_sentences", "Their sentences.", alignment="alignments", sentence="sentences")
for _name, _comment in (
    ("terms", "Chinese terms and their English."),
    ("keyword_pairs", "Chinese keywords and their English."),
):
    keyed(
        _name, _comment, column("zh", "Chinese."), column("en", "English."),
        column("score", "How alike they are.", FLOAT),
        column("evidence", "Where they met.", null=True, among=PairEvidence),
        column("reliability", "The chance that both are whole and mean the same.", FLOAT),
    )  # fmt: skip

# --- what else is printed -------------------------------------------------------------------

keyed(
    "captions", "Captions.", column("kind", "What of.", among=CaptionKind),
    column("label", "Label, without spaces."), column("text", "The caption."),
    *texts(
        text_en="Its English.", notes="Units, notes and sources set with it.",
        words="Words of text and text_en, as those of blocks; for full-text search.",
    ), *where(),
)  # fmt: skip
table(
    "caption_lines", "Text inside figures.", column("caption", "The caption.", to="captions"),
    column("place", "Its line, from 1.", INT), column("text", "The line."),
    key=("caption", "place"),
)  # fmt: skip
keyed(
    "tables", "Tables.", *texts(caption="The label of its caption."),
    column("caption_id", "The first caption with this label.", null=True, to="captions"),
    column("head", "How many of its first rows are heads of columns.", INT), *where(),
)  # fmt: skip
table(
    "cells", "Cells of tables.", column("in_table", "Its table.", to="tables"),
    column("line", "Its row, from 1.", INT), column("place", "Its column, from 1.", INT),
    column("lines", "How many rows it covers; those below it are empty.", INT),
    column("places", "How many columns it covers; those behind it are empty.", INT),
    column("text", "What is printed."), key=("in_table", "line", "place"),
)  # fmt: skip
keyed(
    "formulas", "Displayed formulas.", place(), column("text", "What is printed."),
    *texts(number="Its number."),
    column("block", "The block it stands in.", null=True, to="blocks"),
    column("position", "The offset of the character it stands before.", INT, null=True), *where(),
)  # fmt: skip
keyed(
    "notes", "Marks of footnotes.", column("block", "The block it stands in.", to="blocks"),
    column("position", "The offset of the character it stands before.", INT),
    column("text", "The mark."), *texts(note="The note's text."),
)  # fmt: skip
keyed(
    "unplaced", "Print that no other table holds.", place(), column("text", "What is printed."),
    column("why", "Why.", among=UnplacedReason), *where(),
)  # fmt: skip
keyed(
    "furniture", "Running heads and the like.",
    column("kind", "What it is.", among=FurnitureKind), column("text", "The text."), *where(),
)  # fmt: skip
table(
    "front_regions", "Where titles, authors, affiliations and keywords are printed: a box each.",
    column("part", "What it is.", among=FrontMatterKind),
    column("lang", "Its language.", among=Language),
    column("place", "Its place among the boxes of the part, from 1.", INT), *where(),
    key=("part", "lang", "place"),
)  # fmt: skip
keyed("warnings", "What to know.", column("code", "Stable."), column("message", "For people."))
keyed(
    "signs", "Signs of how well a paper was read.", column("name", "The sign."),
    column("share", "How much is sound, 0 to 1.", FLOAT),
    column("loss", "What it takes from the score.", FLOAT), *texts(message="What is odd."),
)  # fmt: skip
table(
    "sign_pages", "Pages where to look for what is odd.", column("sign", "The sign.", to="signs"),
    column("page", "The page, from 1.", INT), key=("sign", "page"),
)  # fmt: skip
table(
    "sign_items", "What to look at for what is odd.", column("sign", "The sign.", to="signs"),
    column("item", "The id of a row of blocks, sections or reference_entries."),
    key=("sign", "item"),
)  # fmt: skip
regions("block_regions", "block", "blocks")
regions("sentence_regions", "sentence", "sentences")
regions("claim_regions", "claim", "claims")
regions("reference_regions", "entry", "reference_entries")
regions("furniture_regions", "furniture", "furniture")

# --- how it was read ------------------------------------------------------------------------

table(
    "ocr_pages", "Pages that were read from their pictures.",
    column("page", "The page, from 1.", INT), key=("page",),
)  # fmt: skip
keyed(
    "healed_fonts", "Fonts some characters of which are not as the file says.",
    column("font", "Its name."), column("characters", "How many characters.", INT),
    column("how", "What told them.", among=HealedHow),
)  # fmt: skip
table(
    "healed_pages", "Pages of healed fonts.", column("font", "The font.", to="healed_fonts"),
    column("page", "The page, from 1.", INT), key=("font", "page"),
)  # fmt: skip
table(
    "stage_versions", "What made a result.", column("stage", "The stage, or bipaper."),
    column("version", "Its version: a digest of its code and settings."), key=("stage",),
)  # fmt: skip

CORPUS = tuple(one for one in METADATA.sorted_tables if one not in (RUNS, CHANGES))
"""The tables of a corpus: what others refer to comes first."""
CONTENT = tuple(one for one in CORPUS if one not in (SCHEMA, FAILURES))
"""Those of them that papers' rows stand in."""


def paper_column(table: sa.Table) -> str:
    """The column that names the paper of a row."""
    return PAPERS.c.id.name if table is PAPERS else "paper"
