"""Typeset the papers of sources/ and write their gold.

    python tests/evaluate/unseen/build.py [NAME ...]

A paper is NAME.typ (its layout and body) and NAME.toml (its front matter, captions, references,
and what a reader annotates). Gold is taken from these two; only the pages of headings and the
places where paragraphs break are read off the typeset PDF. Needs typst, pikepdf and the fonts
Noto CJK, LXGW WenKai, AR PL UKai and UMing, Liberation, TeX Gyre, STIX (Debian: fonts-noto-cjk,
fonts-lxgw-wenkai, fonts-arphic-ukai, fonts-arphic-uming, fonts-liberation, fonts-texgyre,
fonts-stix); UNSEEN_FONTS names a folder that has them.
"""

import io
import json
import os
import re
import sys
import tomllib
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from pdfminer.cmapdb import CMapDB

HERE = Path(__file__).resolve().parent
TIMESTAMP = 1_704_067_200
GAP = "\x00"  # where a mark of a note or a formula stands in a paragraph


# --- typesetting, and fonts that the file only names ---------------------------------------------


def typeset(name: str) -> bytes:
    fonts = [folder for folder in [os.environ.get("UNSEEN_FONTS")] if folder]
    return typst.compile(
        HERE / "sources" / f"{name}.typ", root=HERE / "sources", font_paths=fonts,
        timestamp=TIMESTAMP, pdf_tags=False,
    )  # fmt: skip


def unicode_map(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for."""
    text, found = font.ToUnicode.read_bytes().decode("latin-1"), {}

    def chars(hexadecimal: str) -> str:
        return bytes.fromhex(hexadecimal).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = chars(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = chars(to)
            for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                found[code] = first[:-1] + chr(ord(first[-1]) + step)
    return found


def widths(descendant: pikepdf.Object) -> dict[int, float]:
    found, items, at = {}, list(descendant.get("/W", [])), 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            found |= {first + step: float(w) for step, w in enumerate(items[at + 1])}
            at += 2
        else:
            found |= dict.fromkeys(range(first, int(items[at + 1]) + 1), float(items[at + 2]))
            at += 3
    return found


CJK = {"NotoSerifCJK": "SimSun", "NotoSansCJK": "SimHei", "LXGWWenKai": "KaiTi_GB2312",
       "UKai": "FangSong_GB2312", "UMing": "SimSun"}  # fmt: skip
TRADITIONAL = {"NotoSerifCJK": "PMingLiU", "NotoSansCJK": "MingLiU", "UKai": "DFKai-SB"}
LATIN = {"TeXGyreTermes": "TimesNewRoman", "LiberationSerif": "TimesNewRoman",
         "LiberationSans": "Arial", "TeXGyreHeros": "Helvetica"}  # fmt: skip
ENCODINGS = {"GBK-EUC-H": ("gbk", "GB1", 2), "UniGB-UCS2-H": ("utf-16-be", "GB1", 4),
             "UniCNS-UTF16-H": ("utf-16-be", "CNS1", 4)}  # fmt: skip


def style_of(name: str) -> str:
    bold, italic = "Bold" in name, "Italic" in name
    return "," + "Bold" * bold + "Italic" * italic if bold or italic else ""


def named(pdf: pikepdf.Pdf, font: pikepdf.Object, cmap: str, latin: bool) -> dict[int, bytes] | None:
    """Make ``font`` one that is only named; how its codes are written now, or None if it cannot."""
    base, codes = str(font.BaseFont), unicode_map(font)
    descendant = font.DescendantFonts[0]
    width, usual = widths(descendant), float(descendant.get("/DW", 1000))
    encoding, ordering, supplement = ENCODINGS[cmap]
    faces = TRADITIONAL if ordering == "CNS1" else CJK
    try:
        if face := next((faces[key] for key in faces if key in base), None):
            new = {code: char.encode(encoding) for code, char in codes.items()}
            table = CMapDB.get_cmap(cmap)
            cids = {code: next(iter(table.decode(data)), 0) for code, data in new.items()}
            descriptor = descendant.FontDescriptor
            for key in ("/FontFile", "/FontFile2", "/FontFile3", "/CIDSet"):
                if key in descriptor:
                    del descriptor[key]
            descriptor.FontName = pikepdf.Name(f"/{face}{style_of(base)}")
            font.BaseFont = descriptor.FontName
            font.Encoding = pikepdf.Name(f"/{cmap}")
            descendant.Subtype = pikepdf.Name.CIDFontType2
            descendant.BaseFont = descriptor.FontName
            descendant.CIDSystemInfo = pikepdf.Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String(ordering), Supplement=supplement
            )
            descendant.DW = 1000
            odd = {cids[c]: width.get(c, usual) for c in codes if width.get(c, usual) != 1000}
            descendant.W = pikepdf.Array(
                [x for cid in sorted(odd) for x in (cid, pikepdf.Array([round(odd[cid])]))]
            )
            if "/CIDToGIDMap" in descendant:
                del descendant.CIDToGIDMap
            del font.ToUnicode
            return new
        if latin and (face := next((LATIN[key] for key in LATIN if key in base), None)):
            new = {code: char.encode("cp1252") for code, char in codes.items()}
            if any(len(data) != 1 for data in new.values()):
                return None
            descriptor = descendant.FontDescriptor
            for key in ("/FontFile", "/FontFile2", "/FontFile3", "/CIDSet"):
                if key in descriptor:
                    del descriptor[key]
            descriptor.FontName = pikepdf.Name(f"/{face}{style_of(base)}")
            at = {data[0]: width.get(code, usual) for code, data in new.items()}
            first, last = min(at), max(at)
            for key in list(font.keys()):
                del font[key]
            font.Type, font.Subtype = pikepdf.Name.Font, pikepdf.Name.TrueType
            font.BaseFont, font.FontDescriptor = descriptor.FontName, descriptor
            font.Encoding = pikepdf.Name.WinAnsiEncoding
            font.FirstChar, font.LastChar = first, last
            font.Widths = pikepdf.Array([round(at.get(code, 0)) for code in range(first, last + 1)])
            return new
    except UnicodeEncodeError as error:
        print("  stays embedded:", base, error.object[error.start : error.end])
    return None


def recoded(stream: pikepdf.Object, fonts: dict[str, dict[int, bytes]]) -> bytes:
    """A content stream whose strings are written in the new codes."""
    now, out = None, []

    def new(text: pikepdf.Object) -> pikepdf.Object:
        data = bytes(text)
        pairs = (data[i] << 8 | data[i + 1] for i in range(0, len(data), 2))
        return pikepdf.String(b"".join(now[pair] for pair in pairs))

    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "Tf":
            now = fonts.get(str(operands[0]))
        elif now and str(operator) == "Tj":
            operands = [new(operands[0])]
        elif now and str(operator) == "TJ":
            items = [new(x) if isinstance(x, pikepdf.String) else x for x in operands[0]]
            operands = [pikepdf.Array(items)]
        out.append((operands, operator))
    return pikepdf.unparse_content_stream(out)


def only_named(data: bytes, cmap: str, latin: bool) -> bytes:
    """The PDF with its Chinese fonts (and its Latin ones) named and not embedded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        done: dict[tuple[int, int], dict[int, bytes] | None] = {}
        forms = [x for x in pdf.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Form"]
        for holder in [page.obj for page in pdf.pages] + forms:
            resources = holder.get("/Resources", {})
            here = {}
            for key, font in dict(resources.get("/Font", {})).items():
                if font.objgen not in done:
                    done[font.objgen] = named(pdf, font, cmap, latin) if "/ToUnicode" in font else None
                if done[font.objgen]:
                    here[key] = done[font.objgen]
            if here and isinstance(holder, pikepdf.Stream):
                holder.write(recoded(holder, here))
            elif here:
                holder.Contents = pdf.make_stream(recoded(pikepdf.Page(holder), here))
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


# --- gold ----------------------------------------------------------------------------------------


def norm(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"\s+", "", text.translate(str.maketrans("“”‘’—–−·•", "\"\"''---··")))


def plain(source: str) -> str:
    """A paragraph of the source as it is printed, with GAP for marks of notes and formulas."""
    text = re.sub(r"#fn\[(?:[^\[\]]|\[[^\]]*\])*\]", GAP, source)
    text = re.sub(r"\$[^$]*\$", GAP, text)
    text = re.sub(r'#c\("([^"]*)"\)', r"[\1]", text)
    for _ in range(3):
        text = re.sub(r"#\w+\[([^\[\]]*)\]", r"\1", text)
    text = re.sub(r"#h\([^)]*\)", "", text)
    text = re.sub(r"(?<!\\)[_*]", "", text)
    text = text.replace("~", " ").replace("\\", "")
    return text.strip()


def body_of(source: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Paragraphs and headings of a source, in order."""
    body = re.search(r"// BODY\n(.*?)// END", source, re.S)
    assert body, "no // BODY … // END"
    texts: list[str] = []
    headings = []
    goes_on = False
    for line in body[1].splitlines():
        if line.startswith("="):
            marks, title = line.split(" ", 1)
            headings.append((len(marks), plain(title.replace("#linebreak()", ""))))
        elif line.startswith("// CONTINUES"):
            goes_on = True
        elif goes_on and line.startswith("#plain["):
            texts[-1] += plain(line[len("#plain[") : line.rindex("]")])
            goes_on = False
        elif re.match(r" {3}[\u4e00-\u9fff].*linebreak\(justify", line):  # beside a figure
            texts.append(plain(line.split("#linebreak(justify")[0]))
        elif line and line[0] not in "#/)}]$ +-" and len(line) > 16:
            if goes_on:
                texts[-1] += plain(line)
            else:
                texts.append(plain(line))
            goes_on = False
    return texts, headings


NUMBER = re.compile(
    r"^(第[一二三四五六七八九十\d]+[章节]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十壹貳參肆伍陸]+、"
    r"|\d+(?:\.\d+)*[.．、]?(?=[\s　\u4e00-\u9fff]))[\s　]*"
)


def split_number(title: str) -> tuple[str | None, str]:
    found = NUMBER.match(title)
    if not found:
        return None, title.replace("　", "") if re.fullmatch(r"\S　+\S", title) else title
    return found[1].strip("（）()、.．"), title[found.end() :].strip()


class Printed:
    """All characters of a PDF, in the order they were drawn, with their places."""

    def __init__(self, data: bytes) -> None:
        self.text, self.at = "", []
        document = pypdfium2.PdfDocument(data)
        self.pages = len(document)
        for number, page in enumerate(document, start=1):
            layer = page.get_textpage()
            height = page.get_height()
            for index in range(layer.count_chars()):
                char = norm(layer.get_text_range(index, 1).replace("\ufffe", ""))
                if not char or char == "\ufffe":
                    continue
                left, bottom, _, _ = layer.get_charbox(index)
                self.text += char
                self.at += [(number, left, height - bottom)] * len(char)

    def pieces(self, text: str, start: int = 0) -> list[tuple[int, int]]:
        """Where the normalised text stands: (offset in text, offset in print) of each piece."""
        found, done = [], 0
        while done < len(text):
            low, place = 0, -1
            for size in (len(text) - done, 400, 200, 100, 50, 25, 12, 8, 5, 3, 2, 1):
                if size > len(text) - done:
                    continue
                place = self.text.find(text[done : done + size], start)
                if place >= 0:
                    low = size
                    break
            if place < 0:
                return found + [(done, -1)]
            while done + low < len(text) and self.text[place + low : place + low + 1] == text[done + low]:
                low += 1
            found.append((done, place))
            done, start = done + low, place + low
        return found


def breaks(printed: Printed, text: str) -> tuple[list[int], bool]:
    """Offsets in ``text`` (normalised, without GAP) after which a paragraph goes on in another column or page."""
    segments = [norm(part) for part in text.split(GAP)]
    segment = max(segments[:4], key=len)
    anchor = next((segment[:n] for n in (16, 12, 9, 6) if segment[:n] in printed.text), segment)
    head, before = printed.text.find(anchor), norm(text).replace(GAP, "").find(anchor)
    text = "".join(segments)
    if head < 0:
        return [], False
    pieces = printed.pieces(text, max(0, head - before - 40 if before else head))
    if any(place < 0 for _, place in pieces):
        return [], False
    places = []
    for (begin, place), (end, _) in zip(pieces, pieces[1:] + [(len(text), 0)], strict=True):
        places += [printed.at[place + step] for step in range(end - begin)]
    found = [
        at for at in range(1, len(places))
        if places[at][0] != places[at - 1][0] or places[at][2] < places[at - 1][2] - 40
    ]  # fmt: skip
    return found, True


def snippets(texts: list[str], cuts: list[list[int]]) -> list[str]:
    """Pieces of the body beside breaks and at the heads and ends of paragraphs."""
    whole = norm("".join(texts))
    wanted: list[tuple[int, int, str]] = []  # (importance, order, text)
    order = 0
    for text, places in zip(texts, cuts, strict=True):
        spots = [(1, 0, 15)] + [(0, cut - 15, cut) for cut in places] + [(0, cut, cut + 15) for cut in places]
        spots.append((2, len(text) - 15, len(text)))
        for importance, begin, end in sorted(spots, key=lambda spot: spot[1]):
            piece = text[max(begin, 0) : end]
            order += 1
            ok = len(piece) >= 12 and GAP not in piece and whole.count(norm(piece)) == 1
            if ok and re.search(r"[\u4e00-\u9fff]{4}", piece):
                wanted.append((importance, order, piece))
    kept = sorted(wanted)[:24]
    out: list[tuple[int, str]] = []
    for _, place, piece in sorted((order, i, piece) for i, order, piece in kept):
        if out and (piece in out[-1][1] or out[-1][1] in piece):
            continue
        out.append((place, piece))
    return [piece for _, piece in out]


def original(text: str, at: int) -> int:
    """The offset in ``text`` of a character of its normalised form."""
    return next(i for i in range(len(text) + 1) if len(norm(text[:i]).replace(GAP, "")) >= at)


def value_of(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def quantity(line: str) -> dict[str, object]:
    text, kind, value, unit, sign = (line.split("|") + ["", ""])[:5]
    out: dict[str, object] = {"text": text, "kind": kind}
    if ".." in value:
        low, high = value.split("..")
        out |= {"low": value_of(low), "high": value_of(high)}
    else:
        out["value"] = value if kind == "date" else value_of(value)
    return out | {"unit": unit or None, "comparator": sign or "="}


def clauses(text: str) -> list[str]:
    cut = re.sub(r"(?<=[\u4e00-\u9fff\]）”%A-Za-z\d])\. (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\.(?=\S)", ".\x01", re.sub(r"([。；？！][”’]?)", "\\1\x01", text))
    return [part for part in cut.split("\x01") if part]


def passage(given: dict, texts: list[str]) -> dict[str, object]:
    text = next(t for t in texts if t.startswith(given["start"]))
    for mark in given.get("marks", []):
        text = text.replace(GAP, mark, 1)
    assert GAP not in text, text
    parts = clauses(text)
    claims = []
    for line in given.get("c", []):
        which, kind, source, content = line.split("|")
        numbers = [int(n) for n in which.split("+")]
        claims.append({"text": "".join(parts[n] for n in numbers).strip(), "type": kind, "source": source,
                       "content": content.split(",")})  # fmt: skip
    out = {
        "text": text,
        "quantities": [quantity(line) for line in given.get("q", [])],
        "entities": [dict(zip(("text", "type"), line.split("|"), strict=True)) for line in given.get("e", [])],
        "claims": claims,
    }
    for field in ("quantities", "entities", "claims"):
        for one in out[field]:
            assert one["text"] in text, (one["text"], text)
    return out


def gold(name: str, data: bytes) -> dict[str, object]:
    given = tomllib.loads((HERE / "sources" / f"{name}.toml").read_text("utf-8"))
    texts, headings = body_of((HERE / "sources" / f"{name}.typ").read_text("utf-8"))
    printed = Printed(data)
    cuts, joins = [], []
    for text in texts:
        found, ok = breaks(printed, text)
        if not ok:
            print("  not found in print:", text[:40])
        at = [original(text, cut) for cut in found]
        cuts.append(at)
        for cut in at:
            before, after = text[max(cut - 10, 0) : cut].split(GAP)[-1], text[cut : cut + 10].split(GAP)[0]
            inside_word = re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after)
            if len(before) > 2 and len(after) > 2 and not inside_word:
                joins.append({"before": before, "after": after})
    start, listed = 0, []
    for level, title in headings + [tuple(h) for h in given.get("more_headings", [])]:
        place = printed.text.find(norm(title), start)
        while place >= 0 and title not in given.get("loose", []) and not starts_line(printed, place):
            place = printed.text.find(norm(title), place + 1)
        if place < 0:
            print("  heading not found:", title)
        start = max(place, start) + 1
        number, words = split_number(title.rstrip("：:"))
        page = printed.at[place][0]
        listed.append({"number": number, "title": words, "level": level, "page": page})
    references = given.get("refs", [])
    zh, en = given.get("zh", []), given.get("en", [])
    out = {
        "id": name, "notes": given.get("notes"), "scanned": False, "text_layer": "good",
        "columns": given.get("columns", 1), "pages": printed.pages,
        "title_zh": given.get("title_zh"), "title_en": given.get("title_en"),
        "authors_zh": given.get("authors_zh", []), "authors_en": given.get("authors_en", []),
        "abstract_zh": "".join(zh) or None, "abstract_en": " ".join(en) or None,
        "keywords_zh": given.get("keywords_zh", []), "keywords_en": given.get("keywords_en", []),
        "doi": given.get("doi"), "clc": given.get("clc"), "headings": listed,
        "references": {"count": len(references), "first": references[0].split("\n")[0][:40],
                       "last": references[-1].split("\n")[0][:40]} if references else None,
        "captions": [
            {"kind": "table" if cap[0][0] in "表續续" else "figure", "label": cap[0], "text": cap[1]}
            | ({"text_en": cap[2]} if len(cap) > 2 else {})
            for cap in given.get("captions", [])
        ],
        "noise": [dict(zip(("text", "kind"), line.split("|"), strict=True)) for line in given.get("noise", [])],
        "reading_order": snippets(texts, cuts), "joins": joins,
        "abstract_zh_sentences": zh, "abstract_en_sentences": en,
        "abstract_alignment": [
            {side: [int(n) for n in part.split(",") if n] for side, part in zip(("zh", "en"), bead.split(":"), strict=True)}
            for bead in given.get("beads", "").split()
        ],
        "passages": [passage(one, texts) for one in given.get("passage", [])],
    }  # fmt: skip
    checks(out, printed, given)
    return out


def starts_line(printed: Printed, place: int) -> bool:
    """Whether a character is at the start of a printed line."""
    if place == 0:
        return True
    now, before = printed.at[place], printed.at[place - 1]
    return now[0] != before[0] or abs(now[2] - before[2]) > 4


def checks(out: dict, printed: Printed, given: dict) -> None:
    """Say what of the gold is not in the print as it stands."""
    for field in ("title_zh", "title_en", "doi", "clc"):
        if out[field] and norm(out[field]) not in printed.text:
            print("  not printed in one piece:", field, out[field])
    for field in ("authors_zh", "authors_en", "keywords_zh", "keywords_en"):
        for one in out[field]:
            if norm(one) not in printed.text:
                print("  not printed:", field, one)
    for one in out["noise"]:
        if norm(one["text"]) not in printed.text:
            print("  not printed: noise", one["text"])
    for one in out["captions"]:
        if norm(one["label"]) not in printed.text or norm(one["text"])[:8] not in printed.text:
            print("  not printed: caption", one["label"])
    used = {"zh": [], "en": []}
    for bead in out["abstract_alignment"]:
        for side in used:
            used[side] += bead[side]
    for side in used:
        if used[side] != list(range(len(out[f"abstract_{side}_sentences"]))):
            print("  beads:", side, used[side])


def main(names: list[str]) -> None:
    for name in names or sorted(path.stem for path in (HERE / "sources").glob("*.toml")):
        print(name)
        data = typeset(name)
        look = os.environ.get("UNSEEN_LOOK")
        if look:
            (Path(look) / f"{name}.pdf").write_bytes(data)
        written = gold(name, data)
        (HERE / "gold" / f"{name}.json").write_text(
            json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        given = tomllib.loads((HERE / "sources" / f"{name}.toml").read_text("utf-8"))
        if given.get("fonts"):
            data = only_named(data, given["fonts"], given.get("latin_named", False))
        (HERE / "papers" / f"{name}.pdf").write_bytes(data)
        print(f"  {written['pages']} pages, {len(data) // 1024} KiB, {len(written['reading_order'])} snippets,"
              f" {len(written['joins'])} joins, {len(written['headings'])} headings")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
