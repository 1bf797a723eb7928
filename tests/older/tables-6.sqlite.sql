CREATE TABLE schema_version ( -- Which version of the schema this database has: one row.
	-- The version of this schema.
	version INTEGER NOT NULL,
	PRIMARY KEY (version)
);

CREATE TABLE runs ( -- Loads that changed something.
	-- A random id.
	id TEXT NOT NULL,
	-- The version that loaded.
	bipaper TEXT NOT NULL,
	-- When it began.
	loaded DATETIME NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE failures ( -- Papers without a result.
	-- The paper's id.
	paper TEXT NOT NULL,
	-- The stage that failed.
	stage TEXT NOT NULL,
	-- A stable code.
	code TEXT NOT NULL,
	-- Why, for people.
	message TEXT NOT NULL,
	PRIMARY KEY (paper)
);

CREATE TABLE papers ( -- Papers with a result, one row each.
	-- The paper's id: its path below raw/.
	id TEXT NOT NULL,
	-- SHA-256 of its JSON as loaded.
	digest TEXT NOT NULL,
	-- schema_version of its JSON.
	json_version TEXT NOT NULL,
	-- What kind of document it is.
	kind TEXT NOT NULL,
	-- How good the PDF's own text is.
	text_layer TEXT NOT NULL,
	-- How far to trust the result, A to D.
	grade TEXT NOT NULL,
	-- The PDF below raw/.
	file TEXT NOT NULL,
	-- SHA-256 of the PDF.
	sha256 TEXT NOT NULL,
	-- How many pages it has.
	pages INTEGER NOT NULL,
	-- How many columns of text its pages have.
	column_count INTEGER NOT NULL,
	-- Whether pages were read by OCR.
	ocr BOOLEAN NOT NULL,
	-- How far to trust the result, 0 to 1.
	score DOUBLE NOT NULL,
	-- Chinese title.
	title_zh TEXT,
	-- English title.
	title_en TEXT,
	-- Journal in Chinese.
	journal_zh TEXT,
	-- Journal in English.
	journal_en TEXT,
	-- Year of the issue.
	year TEXT,
	-- Volume.
	volume TEXT,
	-- Issue.
	issue TEXT,
	-- Pages in the journal.
	page_range TEXT,
	-- ISSN.
	issn TEXT,
	-- DOI.
	doi TEXT,
	-- Chinese Library Classification.
	clc TEXT,
	-- Article number.
	article_number TEXT,
	-- When it was received.
	received TEXT,
	-- Who paid for it.
	funding TEXT,
	PRIMARY KEY (id),
	CONSTRAINT papers_kind_known CHECK (kind IN ('article', 'thesis', 'report', 'slides', 'other')),
	CONSTRAINT papers_text_layer_known CHECK (text_layer IN ('good', 'garbled', 'none')),
	CONSTRAINT papers_grade_known CHECK (grade IN ('A', 'B', 'C', 'D'))
);

CREATE TABLE changes ( -- What a load changed, a row a paper.
	-- The load.
	run TEXT NOT NULL,
	-- The paper; it may be gone by now.
	paper TEXT NOT NULL,
	-- added, changed or removed.
	what TEXT NOT NULL,
	PRIMARY KEY (run, paper),
	CONSTRAINT changes_what_known CHECK (what IN ('added', 'changed', 'removed')),
	FOREIGN KEY(run) REFERENCES runs (id)
);

CREATE TABLE authors ( -- Authors one by one.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- Name in Chinese.
	zh TEXT,
	-- Name in English.
	en TEXT,
	-- E-mail address.
	email TEXT,
	-- Whether the corresponding author.
	corresponding BOOLEAN NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE affiliations ( -- Affiliations as printed.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its language.
	lang TEXT NOT NULL,
	-- Its place among those of its language, from 1.
	place INTEGER NOT NULL,
	-- The affiliation.
	text TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT affiliations_lang_known CHECK (lang IN ('zh', 'en'))
);

CREATE TABLE keywords ( -- Keywords as printed.
	-- The paper.
	paper TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- Their language.
	lang TEXT NOT NULL,
	-- The keyword.
	text TEXT NOT NULL,
	PRIMARY KEY (paper, lang, place),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT keywords_lang_known CHECK (lang IN ('zh', 'en'))
)
 WITHOUT ROWID;

CREATE TABLE sections ( -- Headings.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- Its number, without punctuation.
	number TEXT,
	-- Its text.
	title TEXT NOT NULL,
	-- Its level, from 1.
	level INTEGER NOT NULL,
	-- The heading above it.
	parent TEXT,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	-- The rule that found it.
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, parent) REFERENCES sections (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE reference_entries ( -- Entries of the list of references.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- The entry as printed.
	text TEXT NOT NULL,
	-- Its label, without brackets.
	label TEXT,
	-- Title.
	title TEXT,
	-- Journal or book.
	container TEXT,
	-- Publisher.
	publisher TEXT,
	-- Year.
	year TEXT,
	-- Volume.
	volume TEXT,
	-- Issue.
	issue TEXT,
	-- Pages.
	pages TEXT,
	-- DOI.
	doi TEXT,
	-- Address.
	url TEXT,
	-- GB/T 7714 type.
	mark TEXT,
	-- Its English translation.
	text_en TEXT,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE alignments ( -- Sentences of the abstracts that say the same.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- How alike they are.
	score DOUBLE NOT NULL,
	-- Why a side is empty.
	reason TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE terms ( -- Chinese terms and their English.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Chinese.
	zh TEXT NOT NULL,
	-- English.
	en TEXT NOT NULL,
	-- How alike they are.
	score DOUBLE NOT NULL,
	-- Where they met.
	evidence TEXT,
	-- The chance that both are whole and mean the same.
	reliability DOUBLE NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE keyword_pairs ( -- Chinese keywords and their English.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Chinese.
	zh TEXT NOT NULL,
	-- English.
	en TEXT NOT NULL,
	-- How alike they are.
	score DOUBLE NOT NULL,
	-- Where they met.
	evidence TEXT,
	-- The chance that both are whole and mean the same.
	reliability DOUBLE NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE captions ( -- Captions.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- What of.
	kind TEXT NOT NULL,
	-- Label, without spaces.
	label TEXT NOT NULL,
	-- The caption.
	text TEXT NOT NULL,
	-- Its English.
	text_en TEXT,
	-- Units, notes and sources set with it.
	notes TEXT,
	-- Words of text and text_en, as those of blocks; for full-text search.
	words TEXT,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT captions_kind_known CHECK (kind IN ('figure', 'table'))
);

CREATE TABLE tables ( -- Tables.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The label of its caption.
	caption TEXT,
	-- How many of its first rows are heads of columns.
	head INTEGER NOT NULL,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE unplaced ( -- Print that no other table holds.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- Why.
	why TEXT NOT NULL,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT unplaced_why_known CHECK (why IN ('front_matter', 'heading', 'references', 'neighbour', 'float', 'unread', 'misplaced', 'unsure'))
);

CREATE TABLE furniture ( -- Running heads and the like.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- What it is.
	kind TEXT NOT NULL,
	-- The text.
	text TEXT NOT NULL,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT furniture_kind_known CHECK (kind IN ('header', 'footer', 'footnote', 'watermark', 'line_numbers', 'contents', 'label', 'statement', 'cover', 'declaration'))
);

CREATE TABLE front_regions ( -- Where titles, authors, affiliations and keywords are printed: a box each.
	-- The paper.
	paper TEXT NOT NULL,
	-- What it is.
	part TEXT NOT NULL,
	-- Its language.
	lang TEXT NOT NULL,
	-- Its place among the boxes of the part, from 1.
	place INTEGER NOT NULL,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, part, lang, place),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT front_regions_part_known CHECK (part IN ('title', 'authors', 'affiliations', 'keywords')),
	CONSTRAINT front_regions_lang_known CHECK (lang IN ('zh', 'en'))
)
 WITHOUT ROWID;

CREATE TABLE warnings ( -- What to know.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Stable.
	code TEXT NOT NULL,
	-- For people.
	message TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE signs ( -- Signs of how well a paper was read.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The sign.
	name TEXT NOT NULL,
	-- How much is sound, 0 to 1.
	share DOUBLE NOT NULL,
	-- What it takes from the score.
	loss DOUBLE NOT NULL,
	-- What is odd.
	message TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE ocr_pages ( -- Pages that were read from their pictures.
	-- The paper.
	paper TEXT NOT NULL,
	-- The page, from 1.
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, page),
	FOREIGN KEY(paper) REFERENCES papers (id)
)
 WITHOUT ROWID;

CREATE TABLE healed_fonts ( -- Fonts some characters of which are not as the file says.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its name.
	font TEXT NOT NULL,
	-- How many characters.
	characters INTEGER NOT NULL,
	-- What told them.
	how TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT healed_fonts_how_known CHECK (how IN ('codes', 'shapes'))
);

CREATE TABLE stage_versions ( -- What made a result.
	-- The paper.
	paper TEXT NOT NULL,
	-- The stage, or bipaper.
	stage TEXT NOT NULL,
	-- Its version: a digest of its code and settings.
	version TEXT NOT NULL,
	PRIMARY KEY (paper, stage),
	FOREIGN KEY(paper) REFERENCES papers (id)
)
 WITHOUT ROWID;

CREATE TABLE author_affiliations ( -- Where authors work.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of authors.
	author TEXT NOT NULL,
	-- The id of a row of affiliations.
	affiliation TEXT NOT NULL,
	PRIMARY KEY (paper, author, affiliation),
	FOREIGN KEY(paper, author) REFERENCES authors (paper, id),
	FOREIGN KEY(paper, affiliation) REFERENCES affiliations (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE blocks ( -- Runs of text: abstracts and paragraphs.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- The nearest heading above.
	section TEXT,
	-- n for the n-th enumerated point.
	point INTEGER,
	-- The text that offsets count in.
	text TEXT NOT NULL,
	-- Its words as the segmenter cuts them, a space between; for full-text search.
	words TEXT,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	-- The rule by which a paragraph begins where it does.
	rule TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, section) REFERENCES sections (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE reference_authors ( -- Authors of references, one by one.
	-- The paper.
	paper TEXT NOT NULL,
	-- The entry.
	reference TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- As printed.
	name TEXT NOT NULL,
	PRIMARY KEY (paper, reference, place),
	FOREIGN KEY(paper, reference) REFERENCES reference_entries (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE caption_lines ( -- Text inside figures.
	-- The paper.
	paper TEXT NOT NULL,
	-- The caption.
	caption TEXT NOT NULL,
	-- Its line, from 1.
	place INTEGER NOT NULL,
	-- The line.
	text TEXT NOT NULL,
	PRIMARY KEY (paper, caption, place),
	FOREIGN KEY(paper, caption) REFERENCES captions (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE cells ( -- Cells of tables.
	-- The paper.
	paper TEXT NOT NULL,
	-- Its table.
	in_table TEXT NOT NULL,
	-- Its row, from 1.
	line INTEGER NOT NULL,
	-- Its column, from 1.
	place INTEGER NOT NULL,
	-- How many rows it covers; those below it are empty.
	lines INTEGER NOT NULL,
	-- How many columns it covers; those behind it are empty.
	places INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	PRIMARY KEY (paper, in_table, line, place),
	FOREIGN KEY(paper, in_table) REFERENCES tables (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE sign_pages ( -- Pages where to look for what is odd.
	-- The paper.
	paper TEXT NOT NULL,
	-- The sign.
	sign TEXT NOT NULL,
	-- The page, from 1.
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, sign, page),
	FOREIGN KEY(paper, sign) REFERENCES signs (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE sign_items ( -- What to look at for what is odd.
	-- The paper.
	paper TEXT NOT NULL,
	-- The sign.
	sign TEXT NOT NULL,
	-- The id of a row of blocks, sections or reference_entries.
	item TEXT NOT NULL,
	PRIMARY KEY (paper, sign, item),
	FOREIGN KEY(paper, sign) REFERENCES signs (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE reference_regions ( -- Where rows of reference_entries go on: a box each behind the first, which reference_entries has itself.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of reference_entries.
	entry TEXT NOT NULL,
	-- Its place among the boxes, from 2.
	place INTEGER NOT NULL,
	-- The page where it is, from 1.
	page INTEGER NOT NULL,
	-- Left edge of its box, points.
	x0 DOUBLE NOT NULL,
	-- Upper edge of its box, points.
	top DOUBLE NOT NULL,
	-- Right edge of its box, points.
	x1 DOUBLE NOT NULL,
	-- Lower edge of its box, points.
	bottom DOUBLE NOT NULL,
	PRIMARY KEY (paper, entry, place),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE furniture_regions ( -- Where rows of furniture go on: a box each behind the first, which furniture has itself.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of furniture.
	furniture TEXT NOT NULL,
	-- Its place among the boxes, from 2.
	place INTEGER NOT NULL,
	-- The page where it is, from 1.
	page INTEGER NOT NULL,
	-- Left edge of its box, points.
	x0 DOUBLE NOT NULL,
	-- Upper edge of its box, points.
	top DOUBLE NOT NULL,
	-- Right edge of its box, points.
	x1 DOUBLE NOT NULL,
	-- Lower edge of its box, points.
	bottom DOUBLE NOT NULL,
	PRIMARY KEY (paper, furniture, place),
	FOREIGN KEY(paper, furniture) REFERENCES furniture (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE healed_pages ( -- Pages of healed fonts.
	-- The paper.
	paper TEXT NOT NULL,
	-- The font.
	font TEXT NOT NULL,
	-- The page, from 1.
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, font, page),
	FOREIGN KEY(paper, font) REFERENCES healed_fonts (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE sentences ( -- Sentences of blocks.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE entities ( -- Named entities, the first mention of a name in its block.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- What it names.
	type TEXT NOT NULL,
	-- The id of what it names, the same in every paper.
	entity TEXT NOT NULL,
	-- The fullest name that the paper has of it.
	name TEXT NOT NULL,
	-- The name an abbreviation stands for.
	long_form TEXT,
	-- The rule that found it.
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	CONSTRAINT entities_type_known CHECK (type IN ('person', 'org', 'place', 'policy', 'product', 'event', 'work'))
);

CREATE TABLE quantities ( -- Numbers with meaning.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- What it counts.
	kind TEXT NOT NULL,
	-- Its value.
	value DOUBLE,
	-- The lower end of a range.
	low DOUBLE,
	-- The upper end of a range.
	high DOUBLE,
	-- As printed, or a code.
	unit TEXT,
	-- A date, ISO 8601.
	date_value TEXT,
	-- The first date of a period.
	date_low TEXT,
	-- The last date of a period.
	date_high TEXT,
	-- Unit in SI base units.
	si_unit TEXT,
	-- Value in SI base units.
	si_value DOUBLE,
	-- How it compares with the value.
	comparator TEXT NOT NULL,
	-- The rule that found it.
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	CONSTRAINT quantities_kind_known CHECK (kind IN ('percent', 'money', 'count', 'rank', 'ratio', 'duration', 'date', 'measure', 'number')),
	CONSTRAINT quantities_comparator_known CHECK (comparator IN ('=', '>', '>=', '<', '<=', '~'))
);

CREATE TABLE claims ( -- Checkable assertions.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- What it asserts.
	type TEXT NOT NULL,
	-- Whose statement it is.
	source TEXT NOT NULL,
	-- Whether it is among those that tell the results best.
	salient BOOLEAN NOT NULL,
	-- The nearest heading above.
	section TEXT,
	-- The words its type was decided by.
	cue TEXT,
	-- Whether it affirms or denies.
	polarity TEXT NOT NULL,
	-- Whether it is hedged.
	hedged BOOLEAN NOT NULL,
	-- How sure the finder is, 0 to 1.
	confidence DOUBLE NOT NULL,
	-- Who or what.
	frame_subject TEXT,
	-- What it did.
	frame_change TEXT,
	-- How much.
	frame_quantity TEXT,
	-- When.
	frame_time TEXT,
	-- Where.
	frame_place TEXT,
	-- What causes.
	frame_cause TEXT,
	-- What is caused.
	frame_effect TEXT,
	-- What is compared.
	frame_compared TEXT,
	-- What it is compared with.
	frame_against TEXT,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	-- The rule that found it.
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	FOREIGN KEY(paper, section) REFERENCES sections (paper, id),
	CONSTRAINT claims_type_known CHECK (type IN ('measurement', 'ranking', 'finding', 'causal', 'recommendation', 'contribution', 'attributed', 'definition')),
	CONSTRAINT claims_source_known CHECK (source IN ('own', 'cited', 'stated')),
	CONSTRAINT claims_polarity_known CHECK (polarity IN ('positive', 'negative'))
);

CREATE TABLE citations ( -- Citation marks in blocks.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE formulas ( -- Displayed formulas.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- Its place in reading order, from 1.
	place INTEGER NOT NULL,
	-- What is printed.
	text TEXT NOT NULL,
	-- Its number.
	number TEXT,
	-- The block it stands in.
	block TEXT,
	-- The offset of the character it stands before.
	position INTEGER,
	-- The page where it begins, from 1.
	page INTEGER,
	-- Left edge of its box, points.
	x0 DOUBLE,
	-- Upper edge of its box, points.
	top DOUBLE,
	-- Right edge of its box, points.
	x1 DOUBLE,
	-- Lower edge of its box, points.
	bottom DOUBLE,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE notes ( -- Marks of footnotes.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The block it stands in.
	block TEXT NOT NULL,
	-- The offset of the character it stands before.
	position INTEGER NOT NULL,
	-- The mark.
	text TEXT NOT NULL,
	-- The note's text.
	note TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE block_regions ( -- Where rows of blocks go on: a box each behind the first, which blocks has itself.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of blocks.
	block TEXT NOT NULL,
	-- Its place among the boxes, from 2.
	place INTEGER NOT NULL,
	-- The page where it is, from 1.
	page INTEGER NOT NULL,
	-- Left edge of its box, points.
	x0 DOUBLE NOT NULL,
	-- Upper edge of its box, points.
	top DOUBLE NOT NULL,
	-- Right edge of its box, points.
	x1 DOUBLE NOT NULL,
	-- Lower edge of its box, points.
	bottom DOUBLE NOT NULL,
	PRIMARY KEY (paper, block, place),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE entity_repeats ( -- Later mentions of a name in the block of its first.
	-- The paper.
	paper TEXT NOT NULL,
	-- The first mention.
	mention TEXT NOT NULL,
	-- Its first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	PRIMARY KEY (paper, mention, start),
	FOREIGN KEY(paper, mention) REFERENCES entities (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_contents ( -- What claims tell.
	-- The paper.
	paper TEXT NOT NULL,
	-- The claim.
	claim TEXT NOT NULL,
	-- One thing it tells.
	content TEXT NOT NULL,
	PRIMARY KEY (paper, claim, content),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	CONSTRAINT claim_contents_content_known CHECK (content IN ('measurement', 'ranking', 'comparison', 'change', 'causal', 'definition', 'advice', 'procedure'))
)
 WITHOUT ROWID;

CREATE TABLE claim_signals ( -- What speaks most for what claims tell and whose they are.
	-- The paper.
	paper TEXT NOT NULL,
	-- The claim.
	claim TEXT NOT NULL,
	-- 1 speaks most.
	place INTEGER NOT NULL,
	-- The signal.
	signal TEXT NOT NULL,
	PRIMARY KEY (paper, claim, place),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE support ( -- Passages of the Chinese text that state a sentence of the English abstract.
	-- The paper.
	paper TEXT NOT NULL,
	-- The English sentence.
	en TEXT NOT NULL,
	-- The Chinese sentence.
	sentence TEXT NOT NULL,
	-- The passage's first character's offset in the block.
	start INTEGER NOT NULL,
	-- The offset behind its last character.
	stop INTEGER NOT NULL,
	-- How likely it states the same, 0 to 1.
	score DOUBLE NOT NULL,
	PRIMARY KEY (paper, en, sentence, start),
	FOREIGN KEY(paper, en) REFERENCES sentences (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE number_check ( -- Quantities of the Chinese abstract and their counterparts in the English one.
	-- The paper.
	paper TEXT NOT NULL,
	-- The row's id inside its paper.
	id TEXT NOT NULL,
	-- The Chinese one.
	zh TEXT,
	-- The English one.
	en TEXT,
	-- Whether they agree; NULL where a side is missing.
	agrees BOOLEAN,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, zh) REFERENCES quantities (paper, id),
	FOREIGN KEY(paper, en) REFERENCES quantities (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE citation_entries ( -- What citations cite.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of citations.
	citation TEXT NOT NULL,
	-- The id of a row of reference_entries.
	entry TEXT NOT NULL,
	PRIMARY KEY (paper, citation, entry),
	FOREIGN KEY(paper, citation) REFERENCES citations (paper, id),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_quantities ( -- Quantities in claims.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of claims.
	claim TEXT NOT NULL,
	-- The id of a row of quantities.
	quantity TEXT NOT NULL,
	PRIMARY KEY (paper, claim, quantity),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, quantity) REFERENCES quantities (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_entities ( -- Entities in claims.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of claims.
	claim TEXT NOT NULL,
	-- The id of a row of entities.
	entity TEXT NOT NULL,
	PRIMARY KEY (paper, claim, entity),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, entity) REFERENCES entities (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_citations ( -- What claims cite.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of claims.
	claim TEXT NOT NULL,
	-- The id of a row of reference_entries.
	entry TEXT NOT NULL,
	PRIMARY KEY (paper, claim, entry),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_sentences ( -- Sentences of the English abstract that say the same.
	-- The paper.
	paper TEXT NOT NULL,
	-- The claim.
	claim TEXT NOT NULL,
	-- The English sentence.
	sentence TEXT NOT NULL,
	-- How likely it says the same, 0 to 1.
	score DOUBLE NOT NULL,
	PRIMARY KEY (paper, claim, sentence),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE alignment_sentences ( -- Their sentences.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of alignments.
	alignment TEXT NOT NULL,
	-- The id of a row of sentences.
	sentence TEXT NOT NULL,
	PRIMARY KEY (paper, alignment, sentence),
	FOREIGN KEY(paper, alignment) REFERENCES alignments (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE sentence_regions ( -- Where rows of sentences go on: a box each behind the first, which sentences has itself.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of sentences.
	sentence TEXT NOT NULL,
	-- Its place among the boxes, from 2.
	place INTEGER NOT NULL,
	-- The page where it is, from 1.
	page INTEGER NOT NULL,
	-- Left edge of its box, points.
	x0 DOUBLE NOT NULL,
	-- Upper edge of its box, points.
	top DOUBLE NOT NULL,
	-- Right edge of its box, points.
	x1 DOUBLE NOT NULL,
	-- Lower edge of its box, points.
	bottom DOUBLE NOT NULL,
	PRIMARY KEY (paper, sentence, place),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
)
 WITHOUT ROWID;

CREATE TABLE claim_regions ( -- Where rows of claims go on: a box each behind the first, which claims has itself.
	-- The paper.
	paper TEXT NOT NULL,
	-- The id of a row of claims.
	claim TEXT NOT NULL,
	-- Its place among the boxes, from 2.
	place INTEGER NOT NULL,
	-- The page where it is, from 1.
	page INTEGER NOT NULL,
	-- Left edge of its box, points.
	x0 DOUBLE NOT NULL,
	-- Upper edge of its box, points.
	top DOUBLE NOT NULL,
	-- Right edge of its box, points.
	x1 DOUBLE NOT NULL,
	-- Lower edge of its box, points.
	bottom DOUBLE NOT NULL,
	PRIMARY KEY (paper, claim, place),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id)
)
 WITHOUT ROWID;

INSERT INTO schema_version VALUES (6);
