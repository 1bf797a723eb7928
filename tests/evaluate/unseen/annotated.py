"""A paper's gold, from its source (NAME.typ), its annotations (NAME.toml) and its typeset PDF."""

import re
from collections.abc import Sequence
from typing import Any

from printed import GAP, Printed, norm

NUMBER = re.compile(
    r"^(第[一二三四五六七八九十\d]+[章节節]|[（(][一二三四五六七八九十\d]+[）)]"
    r"|[一二三四五六七八九十壹貳參肆伍陸]+、|\d+(?:\.\d+)*[.．、]?(?=[\s　\u4e00-\u9fff])"
    r"|(?:[IVX]+|[A-Z])\.(?= ))[\s　]*"
)
SNIPPETS = 24


def gold(name: str, source: str, given: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The gold of one paper, and on the screen what of it is not printed as it stands."""
    texts, headings = body_of(source)
    printed = Printed(data)
    start = printed.after(given.get("headings_after", ""))
    front = printed.after(given.get("front_headings_after", ""))
    cuts = [offsets(text, printed) for text in texts]
    zh, en, references = (given.get(field, []) for field in ("zh", "en", "refs"))
    out = {
        "id": name,
        "notes": given.get("notes"),
        "scanned": False,
        "text_layer": "good",
        "columns": given.get("columns", 1),
        "pages": printed.pages,
        "title_zh": given.get("title_zh"),
        "title_en": given.get("title_en"),
        "authors_zh": given.get("authors_zh", []),
        "authors_en": given.get("authors_en", []),
        "abstract_zh": "".join(zh) or None,
        "abstract_en": " ".join(en) or None,
        "keywords_zh": given.get("keywords_zh", []),
        "keywords_en": given.get("keywords_en", []),
        "doi": given.get("doi"),
        "clc": given.get("clc"),
        "headings": listed(given.get("front_headings", []), printed, front)
        + listed(headings + given.get("more_headings", []), printed, start),
        "references": ends_of(references),
        "captions": [caption(*parts) for parts in given.get("captions", [])],
        "noise": [fields(line, "text", "kind") for line in given.get("noise", [])],
        "reading_order": snippets(texts, cuts),
        "joins": [join for text, at in zip(texts, cuts, strict=True) for join in joins(text, at)],
        "abstract_zh_sentences": zh,
        "abstract_en_sentences": en,
        "abstract_alignment": [bead(text) for text in given.get("beads", "").split()],
        "passages": [passage(one, texts) for one in given.get("passage", [])],
    }
    check(out, printed)
    return out


def body_of(source: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The paragraphs of a source between // BODY and // END, and its headings with levels."""
    texts: list[str] = []
    headings = []
    goes_on = False
    for line in source.split("// BODY\n")[1].split("// END")[0].splitlines():
        if line.startswith("="):
            marks, title = line.split(" ", 1)
            headings.append((len(marks), plain(title)))
        elif line.startswith("// CONTINUES"):
            goes_on = True
        elif goes_on and line.startswith("#plain["):
            texts[-1] += plain(line[len("#plain[") : line.rindex("]")])
            goes_on = False
        elif re.match(r" {3}[\u4e00-\u9fff].*linebreak\(justify", line):  # beside a figure
            texts.append(plain(line.split("#linebreak(justify")[0]))
        elif line.startswith("#run[") or (line and line[0] not in "#/)}]$ +-" and len(line) > 16):
            texts.append(plain(line))
    return texts, headings


def plain(source: str) -> str:
    """A paragraph as it is printed, with GAP for marks of notes, formulas and run-in titles."""
    text = re.sub(r"#(?:fn|run)\[(?:[^\[\]]|\[[^\]]*\])*\]", GAP, source)
    text = re.sub(r"\$[^$]*\$", GAP, text)
    text = re.sub(r'#c\("([^"]*)"\)', r"[\1]", text)
    for _ in range(3):  # as deep as they are nested
        text = re.sub(r"#\w+\[([^\[\]]*)\]", r"\1", text)
    text = re.sub(r"(?<!\\)[_*]", "", re.sub(r"#h\([^)]*\)", "", text))
    return text.replace("~", " ").replace("\\", "").strip()


def listed(headings: Sequence[Sequence[Any]], printed: Printed, start: int) -> list[dict[str, Any]]:
    """Headings as gold has them, with the pages they are printed on from ``start`` on."""
    out = []
    for level, title in headings:
        place = printed.heading(title, start, inside_line=False)
        if place < 0:
            print("  heading not found:", title)
        start = max(place, start) + 1
        number, words = split_number(title.rstrip("：:"))
        page = printed.at[place][0]
        out.append({"number": number, "title": words, "level": level, "page": page})
    return out


def split_number(title: str) -> tuple[str | None, str]:
    found = NUMBER.match(title)
    if not found:
        return None, title
    return found[1].strip("（）()、.．"), title[found.end() :].strip()


def offsets(text: str, printed: Printed) -> list[int]:
    """Where a paragraph is broken by a column's or a page's end, as offsets in it."""
    found = printed.breaks(text)
    if found is None:
        print("  not found in print:", text[:40])
    return [offset(text, at) for at in found or []]


def offset(text: str, at: int) -> int:
    """The offset in ``text`` of a character of its normalised form."""
    return next(i for i in range(len(text) + 1) if len(norm(text[:i]).replace(GAP, "")) >= at)


def joins(text: str, cuts: list[int]) -> list[dict[str, str]]:
    """The characters on both sides of each break; none where a word is hyphenated."""
    out = []
    for cut in cuts:
        before = text[max(cut - 10, 0) : cut].split(GAP)[-1]
        after = text[cut : cut + 10].split(GAP)[0]
        hyphenated = re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after)
        if len(before) > 2 and len(after) > 2 and not hyphenated:
            out.append({"before": before, "after": after})
    return out


def snippets(texts: list[str], cuts: list[list[int]]) -> list[str]:
    """Pieces of the body beside breaks, then at the heads, then at the ends of paragraphs."""
    whole = norm("".join(texts))
    wanted: list[tuple[int, int, str]] = []  # importance, order, piece
    for text, places in zip(texts, cuts, strict=True):
        spots = [(1, 0, 15), (2, len(text) - 15, len(text))]
        spots += [(0, at, end) for cut in places for at, end in ((cut - 15, cut), (cut, cut + 15))]
        for importance, begin, end in sorted(spots, key=lambda spot: spot[1]):
            piece = text[max(begin, 0) : end]
            once = GAP not in piece and whole.count(norm(piece)) == 1
            if len(piece) >= 12 and once and re.search(r"[\u4e00-\u9fff]{4}", piece):
                wanted.append((importance, len(wanted), piece))
    kept: list[str] = []
    for _, piece in sorted((order, piece) for _, order, piece in sorted(wanted)[:SNIPPETS]):
        if not kept or (piece not in kept[-1] and kept[-1] not in piece):
            kept.append(piece)
    return kept


def ends_of(references: list[str]) -> dict[str, Any] | None:
    """How many there are, and how the first and the last begin."""
    if not references:
        return None
    first, last = (entry.split("\n")[0][:40] for entry in (references[0], references[-1]))
    return {"count": len(references), "first": first, "last": last}


def caption(label: str, text: str, text_en: str | None = None) -> dict[str, str]:
    kind = "table" if label.startswith("表") else "figure"
    return {"kind": kind, "label": label, "text": text} | ({"text_en": text_en} if text_en else {})


def fields(line: str, *names: str) -> dict[str, str]:
    return dict(zip(names, line.split("|"), strict=True))


def bead(text: str) -> dict[str, list[int]]:
    """``1:2,3`` is the Chinese sentence 1 beside the English ones 2 and 3."""
    zh, en = ([int(n) for n in side.split(",") if n] for side in text.split(":"))
    return {"zh": zh, "en": en}


def passage(given: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    """The paragraph that begins with ``start``, with its quantities, entities and claims."""
    text = next(text for text in texts if text.startswith(given["start"]))
    for mark in given.get("marks", []):
        text = text.replace(GAP, mark, 1)
    assert GAP not in text, f"a mark is missing: {text}"
    parts = clauses(text)
    out = {
        "text": text,
        "quantities": [quantity(line) for line in given.get("q", [])],
        "entities": [fields(line, "text", "type") for line in given.get("e", [])],
        "claims": [claim(line, parts) for line in given.get("c", [])],
    }
    for field in ("quantities", "entities", "claims"):
        for one in out[field]:
            assert one["text"] in text, f"not in the passage: {one['text']}"
    return out


def clauses(text: str) -> list[str]:
    """A paragraph cut after each full stop and semicolon."""
    cut = re.sub(r"([。；？！][”’]?)", "\\1\x01", text)
    stop = r"(?<=[\u4e00-\u9fff\]）”%A-Za-z\d])\. (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\.(?=\S)"
    return [part for part in re.sub(stop, ".\x01", cut).split("\x01") if part]


def quantity(line: str) -> dict[str, Any]:
    """``text|kind|value|unit|comparator``; ``low..high`` for a range."""
    text, kind, value, unit, sign = [*line.split("|"), "", ""][:5]
    out: dict[str, Any] = {"text": text, "kind": kind}
    if ".." in value:
        low, high = value.split("..")
        as_is = str if kind == "date" else scalar
        out |= {"low": as_is(low), "high": as_is(high)}
    else:
        out["value"] = value if kind == "date" else scalar(value)
    return out | {"unit": unit or None, "comparator": sign or "="}


def scalar(text: str) -> int | float:
    return int(text) if re.fullmatch(r"-?\d+", text) else float(text)


def claim(line: str, parts: list[str]) -> dict[str, Any]:
    """``clauses|type|source|content``: numbers of clauses from 0, joined by +."""
    which, kind, source, content = line.split("|")
    text = "".join(parts[int(number)] for number in which.split("+")).strip()
    return {"text": text, "type": kind, "source": source, "content": content.split(",")}


def check(out: dict[str, Any], printed: Printed) -> None:
    """Say what of the gold is not in the print as it stands."""
    wanted = [out[field] for field in ("title_zh", "title_en", "doi", "clc") if out[field]]
    for field in ("authors_zh", "authors_en", "keywords_zh", "keywords_en"):
        wanted += out[field]
    wanted += [one["text"] for one in out["noise"]]
    wanted += [one[part] for one in out["captions"] for part in ("label", "text")]
    for text in wanted:
        if norm(text) not in printed.text:
            print("  not printed in one piece:", text)
    for side in ("zh", "en"):
        used = [index for one in out["abstract_alignment"] for index in one[side]]
        if used and used != list(range(len(out[f"abstract_{side}_sentences"]))):
            print("  beads:", side, used)
