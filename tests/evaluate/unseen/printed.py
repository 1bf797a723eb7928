"""Where the text of a paper stands in its typeset PDF."""

import re
import unicodedata

import pypdfium2

GAP = "\x00"  # where a mark of a note or a formula stands in a paragraph
RISE = 40.0  # points: the next character is this much higher where another column begins


def norm(text: str) -> str:
    """Characters as the scorer compares them: width, case, white space and dashes aside."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"\s+", "", text.translate(str.maketrans("“”‘’—–−·•", "\"\"''---··")))


class Printed:
    """All characters of a PDF in the order they were drawn: page, left, top."""

    def __init__(self, data: bytes) -> None:
        self.text = ""
        self.at: list[tuple[int, float, float]] = []
        document = pypdfium2.PdfDocument(data)
        self.pages = len(document)
        for number, page in enumerate(document, start=1):
            layer, height = page.get_textpage(), page.get_height()
            for index in range(layer.count_chars()):
                char = norm(layer.get_text_range(index, 1).replace("\ufffe", ""))
                left, bottom, _, _ = layer.get_charbox(index)
                self.text += char
                self.at += [(number, left, height - bottom)] * len(char)

    def starts_line(self, place: int) -> bool:
        """Whether a character is the first of a printed line."""
        if place == 0:
            return True
        now, before = self.at[place], self.at[place - 1]
        return now[0] != before[0] or abs(now[2] - before[2]) > 4

    def after(self, text: str) -> int:
        """Where a text that stands before the body ends, as a list of contents; 0 without one."""
        return self.text.index(norm(text)) + len(norm(text))

    def heading(self, title: str, start: int, inside_line: bool) -> int:
        """Where a heading is printed from ``start`` on; -1 if it is not."""
        place = self.text.find(norm(title), start)
        while place >= 0 and not inside_line and not self.starts_line(place):
            place = self.text.find(norm(title), place + 1)
        return place

    def pieces(self, text: str, start: int) -> list[tuple[int, int]]:
        """Offset in a normalised text, and in print, of each piece that is printed together."""
        found, done = [], 0
        while done < len(text):
            left = len(text) - done
            sizes = (left, *(n for n in (400, 200, 100, 50, 25, 12, 8, 5, 3, 2, 1) if n < left))
            places = ((n, self.text.find(text[done : done + n], start)) for n in sizes)
            size, place = next(((n, at) for n, at in places if at >= 0), (0, -1))
            if place < 0:
                return [*found, (done, -1)]
            while self.text[place + size : place + size + 1] == text[done + size : done + size + 1]:
                if done + size >= len(text):
                    break
                size += 1
            found.append((done, place))
            done, start = done + size, place + size
        return found

    def breaks(self, text: str) -> list[int] | None:
        """Where a paragraph goes on in another column or page; None if it is not printed.

        Offsets count the normalised characters without GAP.
        """
        segments = [norm(part) for part in text.split(GAP)]
        longest = sorted(segments[:4], key=len, reverse=True)
        heads = [one[:n] for one in longest if len(one) > 5 for n in (16, 12, 9, 6)]
        anchor = next((head for head in heads if head in self.text), longest[0])
        text = "".join(segments)
        head, before = self.text.find(anchor), text.find(anchor)
        if head < 0:
            return None
        pieces = self.pieces(text, max(0, head - before - 40 if before else head))
        if any(place < 0 for _, place in pieces):
            return None
        ends = [begin for begin, _ in pieces[1:]] + [len(text)]
        places = [
            self.at[place + step]
            for (begin, place), end in zip(pieces, ends, strict=True)
            for step in range(end - begin)
        ]
        return [
            at
            for at in range(1, len(places))
            if places[at][0] != places[at - 1][0] or places[at][2] < places[at - 1][2] - RISE
        ]
