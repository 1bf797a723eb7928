"""Nominal phrases of a Chinese clause: what can be its subject, a cause, a thing compared.

Nothing parses the clause. A phrase is told by what it cannot hold: a verb that governs what
follows it, an adverb or a preposition of the predicate, unless 的 closes a modifier over them
(靠近市中心的|地价). Where that leaves it open, there is no phrase.
"""

from bipaper.chars import simplify
from bipaper.find.claims.block import BRACKETS, ClaimBlock
from bipaper.find.claims.cues import any_word

Span = tuple[int, int]

_NAMES = ("n", "vn", "j", "l", "eng", "s")  # jieba's tags of what names something
_ENDS = (*_NAMES, "v", "x", "m", "q", "a")  # and of what may end a phrase
_NO_START = "c"  # of conjunctions, which open none
_CLOSED_START = set("dp")  # of adverbs and prepositions, where 的 closes over them: 对桥面的|影响
_SHARE = "占比"  # a noun that jieba has as 占|比


class _Words:
    """The words of a stretch, with what each of them does to a phrase."""

    def __init__(self, block: ClaimBlock, start: int, end: int) -> None:
        words = block.view.words_in(start, end)
        # Of a word that reaches over the end nobody knows what its part is.
        self.words = [w if w.end <= end else w._replace(pos="") for w in words]
        self.texts = [simplify(block.text[w.start : w.end]) for w in self.words]
        closing = [i for i, w in enumerate(self.words) if w.pos == "uj"]
        self.inner = closing[-1] + 1 if closing else 0  # behind the last modifier

    def has_aspect(self, i: int) -> bool:
        return [word.pos for word in self.words[i + 1 : i + 2]] in (["ul"], ["uz"])

    def causes(self, i: int) -> bool:
        """Whether what follows the word is itself a subject: 使|车流|增长, 将|车流|减少."""
        return _is(self.texts[i], "causing")

    def governs(self, i: int) -> bool:
        """Whether what follows the word is its object."""
        told = self.has_aspect(i) or self.counts(i) or _is(self.texts[i], "governing")
        return self.causes(i) or (self.is_verb(i) and told)

    def is_verb(self, i: int) -> bool:
        return self.words[i].pos.startswith("v") and self.words[i].pos != "vn"

    def counts(self, i: int) -> bool:
        """Whether a number follows the word: 覆盖|16|个."""
        return [word.pos for word in self.words[i + 1 : i + 2]] == ["m"]

    def are_several(self, first: int) -> bool:
        """Whether words[first:] are two or more; one makes a compound with a verb: 影响|因素."""
        return first + 2 <= len(self.words)

    def opens_predicate(self, i: int) -> bool:
        """Whether a predicate may begin with the word: an adverb, a modal verb, a preposition."""
        adverb = self.words[i].pos == "d" and len(self.texts[i]) > 1
        return adverb or _is(self.texts[i], "opening")

    def denies_inside(self, i: int) -> bool:
        """Whether 不 or the like makes a compound with what follows: 信息|不|对称|之间."""
        following = "".join(word.pos[:1] for word in self.words[i + 1 : i + 3])
        return following == "vf"

    def names(self, first: int, last: int) -> bool:
        """Whether something is named in words[first:last]."""
        return any(word.pos.startswith(_NAMES) for word in self.words[first:last])

    def are_said(self, first: int, last: int) -> bool:
        """Whether words[first:last] can be a subject, a pronoun among them."""
        return self.names(first, last) or "r" in [word.pos for word in self.words[first:last]]


def phrase_before(block: ClaimBlock, start: int, end: int, *, acts: bool) -> Span | None:
    """The phrase in text[start:end] that is the subject of a predicate at ``end``.

    It is what a causing verb makes rise or fall, where there is one: 新桥使|车流. What is done
    (拓宽桥面) is one only where it ``acts``; else only its object is.
    """
    words = _Words(block, start, end)
    first = _behind_verbs(words)
    if first == 0 and not acts:
        first = _behind_opening(words)
    if first is None:
        return None
    return _valid(block, words, first, _before_adverbials(words, first), (start, end))


def phrase_at(block: ClaimBlock, start: int, end: int) -> Span | None:
    """The phrase that the clause text[start:end] opens with, before its predicate."""
    words = _Words(block, start, end)
    last = next((i for i in range(1, len(words.words)) if _is_predicate(words, i)), None)
    return None if last is None else _valid(block, words, 0, last, (start, end))


def names_nothing(block: ClaimBlock, start: int, end: int) -> bool:
    """Whether text[start:end] has no noun, so that its clause leaves its subject out."""
    words = _Words(block, start, end)
    return not words.names(0, len(words.words))


def _behind_verbs(words: _Words) -> int | None:
    """The number of the first word behind the last verb that governs what follows; None where a
    modifier may or may not close over such a verb (车流导致晃动的概率)."""
    for i in range(len(words.words) - 1, -1, -1):
        if not words.governs(i):
            continue
        if words.causes(i):
            return i + 1
        listed = _is(words.texts[i], "governing")
        if i < words.inner:
            if (listed or words.has_aspect(i)) and words.are_said(0, i):
                return None
        elif words.has_aspect(i):
            return i + 2
        elif words.counts(i):
            return None
        elif listed and words.are_several(i + 1):
            return i + 1
    return 0


def _behind_opening(words: _Words) -> int | None:
    """The number of the first word behind a verb that the stretch opens with: 限定|遮光比例; None
    where a modifier may close over it."""
    if not words.texts or not _is(words.texts[0], "done"):
        return 0
    return None if words.inner else 1


def _before_adverbials(words: _Words, first: int) -> int:
    """The number of the first word that belongs to the predicate already; 的 closes over none that
    a preposition follows (会|对|桥面的安全)."""
    opening = (
        i
        for i in range(first + 1, len(words.words))
        if words.opens_predicate(i) and words.are_said(first, i)
        if i > words.inner or (i < words.inner and words.words[i + 1].pos == "p")
    )
    last = next(opening, len(words.words))
    concedes = last > first and words.words[last - 1].pos == "c"  # 车流|虽|低于
    return last - concedes


def _is_predicate(words: _Words, i: int) -> bool:
    """Whether the predicate of a clause begins with word ``i``, and no modifier."""
    if not words.names(0, i) or "uj" in [word.pos for word in words.words[i : i + 3]]:
        return False
    adverb = words.words[i].pos in ("d", "zg") and not words.denies_inside(i)
    compares = words.is_verb(i) and words.texts[i].endswith("于")  # 高于, 优于
    return words.opens_predicate(i) or adverb or compares or words.governs(i)


def _valid(block: ClaimBlock, words: _Words, first: int, last: int, within: Span) -> Span | None:
    """The span of words[first:last], cut to ``within``; None where they name nothing."""
    if not words.names(first, last):
        return None
    opening, closing = words.words[first], words.words[last - 1]
    start, end = max(opening.start, within[0]), min(closing.end, within[1])
    text = block.text[start:end]
    whole = closing.end <= within[1] and not text.endswith(_SHARE)
    tag = opening.pos[:1]
    if tag != "a" and words.opens_predicate(first):
        return None
    if tag in _NO_START or (tag in _CLOSED_START and words.inner <= first):
        return None
    ended = closing.pos.startswith(_ENDS) and text[-1] != "、"
    if (whole and not ended) or not _is_balanced(text):
        return None
    return start, end


def _is_balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(BRACKETS[opening]) for opening in BRACKETS)


def _is(word: str, name: str) -> bool:
    return any_word(name).fullmatch(word) is not None
