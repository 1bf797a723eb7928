CREATE TABLE schema_version (
	version SERIAL NOT NULL,
	PRIMARY KEY (version)
);

CREATE TABLE runs (
	id TEXT NOT NULL,
	bipaper TEXT NOT NULL,
	loaded TIMESTAMP WITH TIME ZONE NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE failures (
	paper TEXT NOT NULL,
	stage TEXT NOT NULL,
	code TEXT NOT NULL,
	message TEXT NOT NULL,
	PRIMARY KEY (paper)
);

CREATE TABLE papers (
	id TEXT NOT NULL,
	digest TEXT NOT NULL,
	json_version TEXT NOT NULL,
	kind TEXT NOT NULL,
	text_layer TEXT NOT NULL,
	grade TEXT NOT NULL,
	file TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	pages INTEGER NOT NULL,
	column_count INTEGER NOT NULL,
	ocr BOOLEAN NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	title_zh TEXT,
	title_en TEXT,
	journal_zh TEXT,
	journal_en TEXT,
	year TEXT,
	volume TEXT,
	issue TEXT,
	page_range TEXT,
	issn TEXT,
	doi TEXT,
	clc TEXT,
	article_number TEXT,
	received TEXT,
	funding TEXT,
	PRIMARY KEY (id),
	CONSTRAINT papers_kind_known CHECK (kind IN ('article', 'thesis', 'report', 'slides', 'other')),
	CONSTRAINT papers_text_layer_known CHECK (text_layer IN ('good', 'garbled', 'none')),
	CONSTRAINT papers_grade_known CHECK (grade IN ('A', 'B', 'C', 'D'))
);

CREATE TABLE changes (
	run TEXT NOT NULL,
	paper TEXT NOT NULL,
	what TEXT NOT NULL,
	PRIMARY KEY (run, paper),
	CONSTRAINT changes_what_known CHECK (what IN ('added', 'changed', 'removed')),
	FOREIGN KEY(run) REFERENCES runs (id)
);

CREATE TABLE authors (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	zh TEXT,
	en TEXT,
	email TEXT,
	corresponding BOOLEAN NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE affiliations (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	lang TEXT NOT NULL,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT affiliations_lang_known CHECK (lang IN ('zh', 'en'))
);

CREATE TABLE keywords (
	paper TEXT NOT NULL,
	place INTEGER NOT NULL,
	lang TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (paper, lang, place),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT keywords_lang_known CHECK (lang IN ('zh', 'en'))
);

CREATE TABLE sections (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	number TEXT,
	title TEXT NOT NULL,
	level INTEGER NOT NULL,
	parent TEXT,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, parent) REFERENCES sections (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE reference_entries (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	label TEXT,
	title TEXT,
	container TEXT,
	publisher TEXT,
	year TEXT,
	volume TEXT,
	issue TEXT,
	pages TEXT,
	doi TEXT,
	url TEXT,
	mark TEXT,
	text_en TEXT,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE alignments (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	reason TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE terms (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	zh TEXT NOT NULL,
	en TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	evidence TEXT,
	reliability DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE keyword_pairs (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	zh TEXT NOT NULL,
	en TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	evidence TEXT,
	reliability DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE captions (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	text TEXT NOT NULL,
	text_en TEXT,
	notes TEXT,
	words TEXT,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT captions_kind_known CHECK (kind IN ('figure', 'table'))
);

CREATE TABLE tables (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	caption TEXT,
	head INTEGER NOT NULL,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE unplaced (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	why TEXT NOT NULL,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT unplaced_why_known CHECK (why IN ('front_matter', 'heading', 'references', 'neighbour', 'float', 'unread', 'misplaced', 'unsure'))
);

CREATE TABLE furniture (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT furniture_kind_known CHECK (kind IN ('header', 'footer', 'footnote', 'watermark', 'line_numbers', 'contents', 'label', 'statement', 'cover', 'declaration'))
);

CREATE TABLE front_regions (
	paper TEXT NOT NULL,
	part TEXT NOT NULL,
	lang TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, part, lang, place),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT front_regions_part_known CHECK (part IN ('title', 'authors', 'affiliations', 'keywords')),
	CONSTRAINT front_regions_lang_known CHECK (lang IN ('zh', 'en'))
);

CREATE TABLE warnings (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	code TEXT NOT NULL,
	message TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE signs (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	share DOUBLE PRECISION NOT NULL,
	loss DOUBLE PRECISION NOT NULL,
	message TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE ocr_pages (
	paper TEXT NOT NULL,
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, page),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE healed_fonts (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	font TEXT NOT NULL,
	characters INTEGER NOT NULL,
	how TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id),
	CONSTRAINT healed_fonts_how_known CHECK (how IN ('codes', 'shapes'))
);

CREATE TABLE stage_versions (
	paper TEXT NOT NULL,
	stage TEXT NOT NULL,
	version TEXT NOT NULL,
	PRIMARY KEY (paper, stage),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE author_affiliations (
	paper TEXT NOT NULL,
	author TEXT NOT NULL,
	affiliation TEXT NOT NULL,
	PRIMARY KEY (paper, author, affiliation),
	FOREIGN KEY(paper, author) REFERENCES authors (paper, id),
	FOREIGN KEY(paper, affiliation) REFERENCES affiliations (paper, id)
);

CREATE TABLE blocks (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	section TEXT,
	point INTEGER,
	text TEXT NOT NULL,
	words TEXT,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	rule TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, section) REFERENCES sections (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE reference_authors (
	paper TEXT NOT NULL,
	reference TEXT NOT NULL,
	place INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (paper, reference, place),
	FOREIGN KEY(paper, reference) REFERENCES reference_entries (paper, id)
);

CREATE TABLE caption_lines (
	paper TEXT NOT NULL,
	caption TEXT NOT NULL,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (paper, caption, place),
	FOREIGN KEY(paper, caption) REFERENCES captions (paper, id)
);

CREATE TABLE cells (
	paper TEXT NOT NULL,
	in_table TEXT NOT NULL,
	line INTEGER NOT NULL,
	place INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	places INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (paper, in_table, line, place),
	FOREIGN KEY(paper, in_table) REFERENCES tables (paper, id)
);

CREATE TABLE sign_pages (
	paper TEXT NOT NULL,
	sign TEXT NOT NULL,
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, sign, page),
	FOREIGN KEY(paper, sign) REFERENCES signs (paper, id)
);

CREATE TABLE sign_items (
	paper TEXT NOT NULL,
	sign TEXT NOT NULL,
	item TEXT NOT NULL,
	PRIMARY KEY (paper, sign, item),
	FOREIGN KEY(paper, sign) REFERENCES signs (paper, id)
);

CREATE TABLE reference_regions (
	paper TEXT NOT NULL,
	entry TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER NOT NULL,
	x0 DOUBLE PRECISION NOT NULL,
	top DOUBLE PRECISION NOT NULL,
	x1 DOUBLE PRECISION NOT NULL,
	bottom DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, entry, place),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
);

CREATE TABLE furniture_regions (
	paper TEXT NOT NULL,
	furniture TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER NOT NULL,
	x0 DOUBLE PRECISION NOT NULL,
	top DOUBLE PRECISION NOT NULL,
	x1 DOUBLE PRECISION NOT NULL,
	bottom DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, furniture, place),
	FOREIGN KEY(paper, furniture) REFERENCES furniture (paper, id)
);

CREATE TABLE healed_pages (
	paper TEXT NOT NULL,
	font TEXT NOT NULL,
	page INTEGER NOT NULL,
	PRIMARY KEY (paper, font, page),
	FOREIGN KEY(paper, font) REFERENCES healed_fonts (paper, id)
);

CREATE TABLE sentences (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	block TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	text TEXT NOT NULL,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE entities (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	block TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	text TEXT NOT NULL,
	type TEXT NOT NULL,
	entity TEXT NOT NULL,
	name TEXT NOT NULL,
	long_form TEXT,
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	CONSTRAINT entities_type_known CHECK (type IN ('person', 'org', 'place', 'policy', 'product', 'event', 'work'))
);

CREATE TABLE quantities (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	block TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	text TEXT NOT NULL,
	kind TEXT NOT NULL,
	value DOUBLE PRECISION,
	low DOUBLE PRECISION,
	high DOUBLE PRECISION,
	unit TEXT,
	date_value TEXT,
	date_low TEXT,
	date_high TEXT,
	si_unit TEXT,
	si_value DOUBLE PRECISION,
	comparator TEXT NOT NULL,
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	CONSTRAINT quantities_kind_known CHECK (kind IN ('percent', 'money', 'count', 'rank', 'ratio', 'duration', 'date', 'measure', 'number')),
	CONSTRAINT quantities_comparator_known CHECK (comparator IN ('=', '>', '>=', '<', '<=', '~'))
);

CREATE TABLE claims (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	block TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	text TEXT NOT NULL,
	type TEXT NOT NULL,
	source TEXT NOT NULL,
	salient BOOLEAN NOT NULL,
	section TEXT,
	cue TEXT,
	polarity TEXT NOT NULL,
	hedged BOOLEAN NOT NULL,
	confidence DOUBLE PRECISION NOT NULL,
	frame_subject TEXT,
	frame_change TEXT,
	frame_quantity TEXT,
	frame_time TEXT,
	frame_place TEXT,
	frame_cause TEXT,
	frame_effect TEXT,
	frame_compared TEXT,
	frame_against TEXT,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	rule TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	FOREIGN KEY(paper, section) REFERENCES sections (paper, id),
	CONSTRAINT claims_type_known CHECK (type IN ('measurement', 'ranking', 'finding', 'causal', 'recommendation', 'contribution', 'attributed', 'definition')),
	CONSTRAINT claims_source_known CHECK (source IN ('own', 'cited', 'stated')),
	CONSTRAINT claims_polarity_known CHECK (polarity IN ('positive', 'negative'))
);

CREATE TABLE citations (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	block TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE formulas (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	number TEXT,
	block TEXT,
	position INTEGER,
	page INTEGER,
	x0 DOUBLE PRECISION,
	top DOUBLE PRECISION,
	x1 DOUBLE PRECISION,
	bottom DOUBLE PRECISION,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE notes (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	block TEXT NOT NULL,
	position INTEGER NOT NULL,
	text TEXT NOT NULL,
	note TEXT,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE block_regions (
	paper TEXT NOT NULL,
	block TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER NOT NULL,
	x0 DOUBLE PRECISION NOT NULL,
	top DOUBLE PRECISION NOT NULL,
	x1 DOUBLE PRECISION NOT NULL,
	bottom DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, block, place),
	FOREIGN KEY(paper, block) REFERENCES blocks (paper, id)
);

CREATE TABLE entity_repeats (
	paper TEXT NOT NULL,
	mention TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	PRIMARY KEY (paper, mention, start),
	FOREIGN KEY(paper, mention) REFERENCES entities (paper, id)
);

CREATE TABLE claim_contents (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	content TEXT NOT NULL,
	PRIMARY KEY (paper, claim, content),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	CONSTRAINT claim_contents_content_known CHECK (content IN ('measurement', 'ranking', 'comparison', 'change', 'causal', 'definition', 'advice', 'procedure'))
);

CREATE TABLE claim_signals (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	place INTEGER NOT NULL,
	signal TEXT NOT NULL,
	PRIMARY KEY (paper, claim, place),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id)
);

CREATE TABLE support (
	paper TEXT NOT NULL,
	en TEXT NOT NULL,
	sentence TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, en, sentence, start),
	FOREIGN KEY(paper, en) REFERENCES sentences (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
);

CREATE TABLE number_check (
	paper TEXT NOT NULL,
	id TEXT NOT NULL,
	zh TEXT,
	en TEXT,
	agrees BOOLEAN,
	PRIMARY KEY (paper, id),
	FOREIGN KEY(paper, zh) REFERENCES quantities (paper, id),
	FOREIGN KEY(paper, en) REFERENCES quantities (paper, id),
	FOREIGN KEY(paper) REFERENCES papers (id)
);

CREATE TABLE citation_entries (
	paper TEXT NOT NULL,
	citation TEXT NOT NULL,
	entry TEXT NOT NULL,
	PRIMARY KEY (paper, citation, entry),
	FOREIGN KEY(paper, citation) REFERENCES citations (paper, id),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
);

CREATE TABLE claim_quantities (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	quantity TEXT NOT NULL,
	PRIMARY KEY (paper, claim, quantity),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, quantity) REFERENCES quantities (paper, id)
);

CREATE TABLE claim_entities (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	entity TEXT NOT NULL,
	PRIMARY KEY (paper, claim, entity),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, entity) REFERENCES entities (paper, id)
);

CREATE TABLE claim_citations (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	entry TEXT NOT NULL,
	PRIMARY KEY (paper, claim, entry),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, entry) REFERENCES reference_entries (paper, id)
);

CREATE TABLE claim_sentences (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	sentence TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, claim, sentence),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
);

CREATE TABLE alignment_sentences (
	paper TEXT NOT NULL,
	alignment TEXT NOT NULL,
	sentence TEXT NOT NULL,
	PRIMARY KEY (paper, alignment, sentence),
	FOREIGN KEY(paper, alignment) REFERENCES alignments (paper, id),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
);

CREATE TABLE sentence_regions (
	paper TEXT NOT NULL,
	sentence TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER NOT NULL,
	x0 DOUBLE PRECISION NOT NULL,
	top DOUBLE PRECISION NOT NULL,
	x1 DOUBLE PRECISION NOT NULL,
	bottom DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, sentence, place),
	FOREIGN KEY(paper, sentence) REFERENCES sentences (paper, id)
);

CREATE TABLE claim_regions (
	paper TEXT NOT NULL,
	claim TEXT NOT NULL,
	place INTEGER NOT NULL,
	page INTEGER NOT NULL,
	x0 DOUBLE PRECISION NOT NULL,
	top DOUBLE PRECISION NOT NULL,
	x1 DOUBLE PRECISION NOT NULL,
	bottom DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (paper, claim, place),
	FOREIGN KEY(paper, claim) REFERENCES claims (paper, id)
);

INSERT INTO schema_version VALUES (6);
