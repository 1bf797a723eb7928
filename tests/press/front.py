"""The front matter in both languages: titles, authors, affiliations, abstracts, keywords."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from press.content import Author, Pair, Writer, romanised
from press.options import Options
from press.pieces import Piece, piece

PART_FORMS = {"colon": ("{}：", "{}: "), "bracket": ("[{}]", "[{}] ")}
COUNTS = {"aim": 1, "methods": 1, "results": 2, "conclusion": 1}
SEPARATORS = {"semicolon": ("；", "; "), "comma": ("，", ", "), "space": ("　", "; ")}
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Front:
    """What both languages say."""

    title: Pair
    authors: list[Author]
    affiliations: list[list[str]]
    sentences: list[Pair]
    keywords: list[Pair]
    labels: list[Pair]  # of the abstract and of the keywords


def written(writer: Writer, options: Options) -> Front:
    """The content of the front matter of a sheet."""
    affiliations = writer.dice.sample(writer.texts["front"]["affiliations"], 2)
    return Front(
        title=writer.title(),
        authors=writer.authors(),
        affiliations=affiliations,
        sentences=list(_abstract(writer, options)),
        keywords=writer.keywords(),
        labels=writer.texts["front"]["labels"][_labels(options)],
    )


def _labels(options: Options) -> str:
    return "executive" if options.cover == "report" else options.labels


def _abstract(writer: Writer, options: Options) -> Iterator[Pair]:
    for part, count in COUNTS.items():
        for at in range(count):
            zh, en = writer.on_topic(writer.dealt("abstract", part))
            if options.structured == "no" or at:
                yield zh, en
            else:
                forms = PART_FORMS[options.structured]
                names = writer.texts["front"]["parts"][part]
                labels = (form.format(name) for form, name in zip(forms, names, strict=True))
                before_zh, before_en = labels
                yield before_zh + zh, before_en + en


def matter(front: Front, options: Options, language: int) -> Iterator[Piece]:
    """The pieces of the front matter in one language: 0 is Chinese, 1 English."""
    lang = LANGUAGES[language]
    yield piece("title", lines=_title_lines(_title(front, options, language), options), lang=lang,
                truth={f"title_{lang}": front.title[language]})  # fmt: skip
    yield from _authors(front, options, language)
    yield _summary(front, options, language)
    yield _keywords(front, options, language)


def _title(front: Front, options: Options, language: int) -> str:
    title = front.title[language]
    return title.upper() if language and options.capitals else title


def _title_lines(title: str, options: Options) -> list[str]:
    """A subtitle may stand on a line of its own."""
    if options.subtitle != "own line" or "——" not in title:
        return [title]
    main, subtitle = title.split("——")
    return [main, f"——{subtitle}"]


def _authors(front: Front, options: Options, language: int) -> Iterator[Piece]:
    lang = LANGUAGES[language]
    names = [romanised(one, options.pinyin) if language else one.zh for one in front.authors]
    places = [_affiliation(one, language) for one in front.affiliations]
    truth = {f"authors_{lang}": names}
    if options.authors == "each":
        for at, name in enumerate(names):
            yield piece("authors", lang=lang, names=[[_spaced(name, language), ""]], between="",
                        truth={f"authors_{lang}": [name]})  # fmt: skip
            yield piece("affiliation", lang=lang, text=f"({places[at % 2]})")
        return
    if options.authors == "bracketed":
        marked = [[f"{name}{at % 2 + 1}）", ""] for at, name in enumerate(names)]
        yield piece("authors", lang=lang, names=marked, between="　", truth=truth)
        for at, place in enumerate(places, start=1):
            yield piece("affiliation", lang=lang, text=f"{at}）（{place}）")
        return
    marks = [_mark(at, options) for at in range(len(names))]
    shown = [_spaced(name, language) if options.authors == "spaced" else name for name in names]
    yield piece("authors", lang=lang, names=list(zip(shown, marks, strict=True)),
                between=_between(options, language),
                truth=truth)  # fmt: skip
    if any(marks):
        numbered = "; ".join(f"{at}. {place}" for at, place in enumerate(places, start=1))
        yield piece("affiliation", lang=lang, text=f"({numbered})")
    else:
        yield piece("affiliation", lang=lang, text=f"({places[0]})")


def _between(options: Options, language: int) -> str:
    """What parts names; wide where names have a space within."""
    if options.authors == "touching":
        return " "
    if language:
        return ", "
    return {"starred": "，", "spaced": "　　"}.get(options.authors, "　")


def _spaced(name: str, language: int) -> str:
    """A name of two characters is set as wide as one of three."""
    return name if language or len(name) != 2 else "　".join(name)


def _mark(at: int, options: Options) -> str:
    if options.authors not in ("marked", "starred", "doubled"):
        return ""
    if options.authors == "doubled" and at == 0:
        return "1,2"
    star = "*" if options.authors == "starred" and at == 0 else ""
    return f"{at % 2 + 1}{',' if star else ''}{star}"


def _affiliation(one: list[str], language: int) -> str:
    name_zh, name_en, city_zh, city_en, code = one
    return f"{name_en}, {city_en} {code}, China" if language else f"{name_zh}，{city_zh} {code}"


def _summary(front: Front, options: Options, language: int) -> Piece:
    lang = LANGUAGES[language]
    sentences = [one[language] for one in front.sentences]
    text = (" " if language else "").join(sentences)
    beads = [{"zh": [at], "en": [at]} for at in range(len(sentences))]
    truth: dict[str, Any] = {f"abstract_{lang}": text, f"abstract_{lang}_sentences": sentences}
    if language:
        truth["abstract_alignment"] = beads
    return piece(
        "abstract",
        lang=lang,
        label=front.labels[0][language],
        text=text,
        own_line=_labels(options) in ("own line", "executive"),
        truth=truth,
    )


def _keywords(front: Front, options: Options, language: int) -> Piece:
    lang = LANGUAGES[language]
    words = [one[language] for one in front.keywords]
    return piece("keywords", lang=lang, label=front.labels[1][language],
                 text=SEPARATORS[options.separators][language].join(words),
                 truth={f"keywords_{lang}": words})  # fmt: skip


def cover(writer: Writer, front: Front, options: Options) -> Iterator[Piece]:
    """The cover of a report or a thesis in both languages, with how to cite the report behind it;
    what it says no head says again."""
    if options.cover == "none":
        return
    texts = writer.texts["cover"]
    place_zh, place_en = front.affiliations[0][:2]
    people = front.authors if options.cover == "report" else front.authors[:1]
    zh, en = [one.zh for one in people], [romanised(one, options.pinyin) for one in people]
    title_zh, title_en = front.title
    names = ["　".join(zh), ", ".join(en)]
    truth = {"title_zh": title_zh, "title_en": title_en, "authors_zh": zh, "authors_en": en}
    institute = [place_zh, place_en]
    if options.cover == "report":
        groups = [[place_zh + texts["series"]], [title_zh, title_en], names, institute]
        cited = texts["cited"].format(names="，".join(zh), title=title_zh, place=place_zh)
        back = [texts["about"], texts["sentence"].format(place=place_zh), cited]
    else:
        groups = [[*institute, *texts["degree"]], [title_zh, title_en], names, texts["supervisor"]]
        back = []
    yield piece("cover", groups=[*groups, [texts["date"]]], back=back, truth=truth)
