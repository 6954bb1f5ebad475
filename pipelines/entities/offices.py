"""Titles and offices, how far they run and whose they are: 'Menteri Luar Negeri', 'Kapolsek Sarik Kompol'.

Belongs here: the title that is open while a sentence is read. Does not belong here: names (``tagging``).
"""

from __future__ import annotations

from pipelines.entities.findings import Found, Reading, Role
from pipelines.entities.lexicon import Lexicon
from pipelines.entities.view import View

_STOPS = frozenset(",.;:()[]\"'“”’‘–—?!…")


class OfficeReader:
    """Reads titles in a sentence: ``title`` is the one that is open, tokens [first, last), ``out`` what has been found so far."""

    def __init__(self, view: View, lexicon: Lexicon) -> None:
        self.view = view
        self.lex = lexicon
        self.out = Reading()
        self.title: tuple[int, int] | None = None

    def _titled(self, i: int) -> bool:
        return self.title is not None and self.title[1] == i

    def _title_at(self, i: int) -> bool:
        return i < len(self.view.words) and self.view.title(i) is not None

    def _personal(self, i: int, n: int) -> bool:
        """Whether a title's word is rather the first of a name: 'Putri Kusuma', but 'putri Sarwo'."""
        return n == 1 and self.view.forms[i].part and self.view.forms[i].capital and self.view.name_word(i + 1)

    def _extend_title(self, i: int, last: int) -> int:
        first = self.title[0] if self.title and self.title[1] == i else i
        if self.title and self.title[1] != i:
            self._close_title()
        dotted = self.view.is_mark(last, ".") and len(self.view.words[last - 1]) <= 5
        if dotted and (self.view.name_word(last + 1) or self._title_at(last + 1)):
            last += 1  # 'Ir. H. Sarwo', 'Prof. Dr. Sarwo'
        self.title = (first, last)
        return last

    def _continues_title(self, i: int) -> bool:
        """A common word with a capital goes on with a title: 'Menteri Luar Negeri'."""
        return (
            self.title is not None
            and self.title[1] == i
            and (self.view.forms[i].common or self.view.forms[i].low in self.lex.capital_share or self._listed(i))
            and not self.view.forms[i].part
            and len(self.view.words[i]) > 1
            and (self.view.labels[i] != "B-PER" or self.view.coordinates(i - 1))
            and not self._filled()
            and not self._ranked()
            and self.view.forms[self.title[0]].capital
        )

    def _listed(self, i: int) -> bool:
        """Whether an unknown word opens a list of what an office is for, before the body it is in: 'Kepala Pusat Gempabumi dan Tsunami BMKG'."""
        after = i + 1
        if not (self.view.coordinates(after) and self.view.common_capital(after + 1)) or self.view.labels[i].endswith(
            "PER"
        ):
            return False
        while self.view.common_capital(after + 1) and not self._title_at(after + 1):
            after += 1
        known = self.view.known(after + 1)
        return known is not None and known[1].sure and known[1].type == "ORG"

    def _filled(self) -> bool:
        """Whether the title ends with the body or place it belongs to, so that a person's name comes next."""
        if not self.title or not self.out.names:
            return False
        last = self.title[1] - self.view.is_mark(self.title[1] - 1, ")")
        return bool(self.out.names[-1].last == last > self.title[0])

    def _bracketed(self, i: int) -> bool:
        """Whether the bracket at token i holds the abbreviation of the open title, 'Sekretaris Daerah (Sekda) Sarik', or of the body or place
        that it ends with: 'Kepala Badan Sarik (BS) Danu'.
        """
        closes = i + 2 + self.view.is_mark(i + 2, ".")
        if not self._titled(i) or not self.view.name_word(i + 1) or not self.view.is_mark(closes, ")"):
            return False
        return self._filled() or self._title_at(i + 1) or len(self.view.words[i + 1]) == 1  # 'Letkol Laut (P) Sarwo'

    def _holder(self, found: Found) -> None:
        """Gives a person behind an office and a comma the office as title: 'Kepala Desa Sarik, Lalu Danukarta, mengatakan', 'kata Camat Sarik, Danu'."""
        role = self.out.roles[-1] if self.out.roles else None
        if (
            role is not None
            and role.last == found.first - 1
            and found.title is None
            and (self.view.ends_phrase(found.last) or "speech" in self.view.before(role.first))
        ):
            found.title = (role.first, role.last)
            self.out.roles.pop()

    def _joins_title(self, i: int) -> bool:
        """'dan' or a comma inside 'Menteri Koordinator Bidang Politik dan Keamanan'."""
        if not self.title or self.title[1] != i or not self.view.forms[self.title[0]].capital or self._filled():
            return False
        joins = "coordinator" in self.view.forms[i].roles or self.view.words[i] == ","
        after = i + 2 if self.view.words[i] == "," and self.view.coordinates(i + 1) else i + 1
        return (
            joins
            and self.title[1] - self.title[0] > 1
            and (self.view.common_capital(after) or (self.view.list_item(after) and self.view.list_goes_on(after)))
            and not self.view.title(after)
            and (after >= len(self.view.labels) or self.view.labels[after] != "B-PER")
        )

    def _tails_title(self, i: int) -> bool:
        """'top' in 'diplomat top China Wang Yi', 'militer' in 'juru bicara militer Ukraina'."""
        return (
            self.title is not None
            and self.title[1] == i
            and "title_tail" in self.view.forms[i].roles
            and self.view.name_word(i + 1)
        )

    def _close_title(self) -> None:
        """A title that no name follows belongs to the person before its comma: 'Dmitry Peskov, juru bicara Kremlin,'."""
        if self.title is None:
            return
        first, last = self.title
        self.title = None
        before = next((f for f in reversed(self.out.names) if f.last <= first), None)
        closes = last >= len(self.view.words) or self.view.words[last] in _STOPS
        if (
            before
            and closes
            and before.last == first - 1
            and self.view.words[first - 1] == ","
            and before.title is None
            and (before.type == "PER" or (before.type is None and not self.view.abbreviation(before.first)))
        ):
            before.type, before.sure, before.title = "PER", True, (first, last)
        else:
            self.out.roles.append(Role(first, last))

    def _employer(self, found: Found) -> None:
        """Makes of a person with a title the body that the person after the comma speaks for: 'Analis Sarik Kerinjo, Ratih Palupi, mengatakan'.

        The first must hold no word of persons' names, the second one, and a verb of speech must follow.
        """
        body = self.out.names[-1] if self.out.names else None
        if body is None or body.title is None or body.canonical or body.last != found.first - 1:
            return
        forms, last = self.view.forms, found.last
        speech = any("speech" in f.roles for f in forms[last : last + 1 + 2 * self.view.is_mark(last, ",")])
        speech = speech or "speech" in self.view.before(
            body.title[0]
        )  # 'ujar Analis Sarik Kerinjo, Ratih Palupi, saat'
        person = self.view.labels[found.first] == "B-PER" or any(f.part for f in forms[found.first : last])
        person = person or forms[body.last - 1].shouted  # 'Staf Sarik PRT, Ratih,': no person's name ends so
        if (
            speech
            and person
            and self.view.is_mark(body.last, ",")
            and not any(f.part for f in forms[body.first : body.last])
        ):
            body.type, found.type, found.sure = "ORG", "PER", True
            found.title, body.title = (body.title[0], body.last), None

    def _ranked(self) -> bool:
        """Whether a rank or honorific follows the body or place of a title, so that only a person can come next: 'Kapolsek Sarik Kompol …'."""
        return bool(self.title and self.out.names and self.title[0] < self.out.names[-1].last < self.title[1])

    def _honoured(self, i: int) -> bool:
        """Whether the title ends before token i with an honorific and its point, so that only a person can come: 'dr. Antam Danu'."""
        return self._titled(i) and self.view.is_mark(i - 1, ".") and "honorific" in self.view.before(i - 1)
