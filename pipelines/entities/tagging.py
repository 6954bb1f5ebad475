"""Tokens of a sentence to names: what the sentence and the lexicon tell.

Belongs here: the grammar of names (title + name, head word + name, known names, capitalised words). Does not belong here: what
the rest of the document tells (``consistency``) or which entity a name means (``naming``).
"""

from __future__ import annotations

import re

from pipelines.entities.findings import Found, Reading
from pipelines.entities.kinds import KindReader
from pipelines.entities.lexicon import Lexicon, Name
from pipelines.entities.tails import NUMERAL, named, tail_end
from pipelines.entities.tokens import Tokens
from pipelines.entities.view import View

_CLOSING = ("body_last", "event_last", "place_last")
_AGE_GROUP = re.compile(r"[UK]-?\d\d")
_MODEL = re.compile(r"[A-Z]?-?\d[\d-]*[A-Z]*")  # but 'SV5276' is a flight
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,2}(?:[.-][A-Z][A-Za-z]{0,3})+")
_COMPOUND = re.compile(r"[A-Z][a-z]{3,}(?:[A-Z][a-z]+)+")  # but 'McAdam', 'DeVito' are persons'


def read_sentence(tokens: Tokens, labels: list[str], lexicon: Lexicon) -> Reading:
    """The names and roles among the tokens of one sentence; ``labels`` are what the tagger says of each token."""
    read = [word.read for word in tokens.words]
    if True not in read:
        return Reading()  # small words, and no title or head word among them
    return _Reader(View(tokens, labels, lexicon), lexicon).read(read)


class _Reader(KindReader):
    def read(self, read: list[bool]) -> Reading:
        """What the sentence holds; ``read`` says of each token whether something may start there, as at few small words."""
        i, last = 0, len(read) - 1 - read[::-1].index(True)
        while i <= last or (self.title and i < len(read)):
            i = self._step(i if self.title else read.index(True, i))
        self._close_title()
        return self.out

    def _step(self, i: int) -> int:
        """Reads what starts at token i; returns the next token to read."""
        word, form = self.view.words[i], self.view.forms[i]
        if not form.alnum:
            if self.title and self._joins_title(i):
                return self._extend_title(i, i + 1)
            if word == "&" and self._titled(i) and (end := self.view.office_end(i + 1)):
                return self._extend_title(i, end)  # 'Direktur Treasury & Wholesale Banking PT Sarik'
            if word == "(" and self.title and self._bracketed(i):
                return self._enter_bracketed(i + 1)
            if self.title and word not in ("(", ")"):
                if word == "," and self.title[1] == i and (self._filled() or self.view.forms[i - 1].capital):
                    self.awaited = i + 1
                self._close_title()
            return i + 1
        if form.capital and "." in word and self._degree(i):
            return i + 1
        if form.capital and self.view.priced(i):
            self._close_title()
            return i + 2
        if self._stage(i):
            self._close_title()
            return i + 2
        if form.opens and (end := self._opened(i)):
            return end
        if form.name:
            if self._continues_title(i):
                return self._extend_title(i, i + 1)
            if (self.view.opens(i) and self.view.opens_idly(i)) or self._reports(i):
                self._close_title()
                return i + 1
            return self._unknown(i)
        if self.title and (self._joins_title(i) or self._tails_title(i)):
            return self._extend_title(i, i + 1)
        self._close_title()
        return i + 1

    def _opened(self, i: int) -> int:
        """Reads what the lexicon has at token i, a name, title or head word, and returns its end; 0 if that is nothing after all."""
        known, title = self.view.known(i), self.view.title(i)
        if head_end := self._headed(i, known[0] if known else 0, title[0] if title else 0):
            return head_end
        if (
            title
            and not self._personal(i, title[0])
            and not (known and known[0] >= title[0] and (known[0] > title[0] or self.view.words[i].isupper()))
        ):
            return self._extend_title(i, i + title[0])
        if (
            known
            and known[1].sure
            and not self._initials_of_person(i, known[0])
            and not self._opens_body(i + known[0], known[1])
            and not self._first_name(i, known[0], known[1])
            and not self.view.doubtful(i, known[0])
            and not self.view.part_of_longer(i, known[0], known[1])
        ):
            if "language_before" in self.view.before(i):
                self._close_title()
                return i + known[0]  # 'bahasa Indonesia'
            return self._enter_known(i, i + known[0], known[1])
        return 0

    def _enter(self, found: Found) -> int:
        """Enters a name: after a title it is the person's, or a body or place that the title belongs to."""
        if self.title and self.title[1] == found.first:
            single = found.last - found.first == 1 and not self.view.closes_title(found.first)
            if found.type is None and single and found.canonical is None:
                self.title = (self.title[0], found.last)  # 'Hakim Konstitusi': the tagger sees no name
                return found.last
            if found.type in ("PER", None):
                found.type, found.sure, found.title = "PER", True, self.title
                self.title = None
            else:
                self.title = (self.title[0], found.last)
        else:
            self._close_title()
            if self.awaited == found.first and found.type == "PER":
                self._holder(found)
            elif found.type in ("PER", None) or (found.type == "LOC" and not found.sure):
                self._employer(found)
        self.out.names.append(found)
        return found.last

    def _enter_bracketed(self, i: int) -> int:
        """Enters the abbreviation at token i, in brackets behind a title or its body or place, and lets the title go on behind it."""
        assert self.title is not None
        if self._filled() and not self._title_at(i):
            full = self.out.names[-1]
            known = self.view.known(i)
            if known and known[0] == 1 and known[1].sure:
                self.out.names.append(Found(i, i + 1, known[1].type, True, known[1].canonical))
            else:
                self.out.names.append(Found(i, i + 1, full.type, full.sure))
        end = i + 2 + self.view.is_mark(i + 1, ".")  # '(Purn.)'
        self.title = (self.title[0], end)
        return end

    def _building(self, i: int) -> bool:
        head = self.view.head(i)
        return head is not None and head[1].type == "FAC"

    def _enter_known(self, first: int, last: int, name: Name) -> int:
        if name.type == "FAC" and "area_before" in self.view.before(first) and not self._building(first):
            return self._enter(Found(first, last, "LOC", True))  # 'kawasan Tanjung Priok'
        if end := self._model_end(first, last, name):
            company = any("body_last" in form.roles for form in self.view.forms[last:end])
            return self._enter(
                Found(first, end, "ORG" if company else "MISC", True)
            )  # 'Haldor X7 Pro', 'Haldor Motors'
        if (name.type == "ORG" or name.kind == "country") and last < len(self.view.words):
            after = self.view.words[last]
            if _AGE_GROUP.fullmatch(after):
                return self._enter(
                    Found(first, last + 1, "ORG", True, f"{name.canonical} {after}")
                )  # 'Timnas Indonesia U-23'
            if (
                name.type == "ORG"
                and "thing_before" in self.view.before(first)
                and self.title is None
                and _MODEL.fullmatch(after)
            ):
                return self._enter(Found(first, last + 1, "MISC", True))  # 'pesawat Boeing 737-800'
        if name.type == "PER":
            end = last
            while self.view.name_word(end) and not self.view.starts_something(end) and not self.view.forms[end].common:
                end += 1
            if not self.view.goes_on_as_person(first, last, end, name):
                return self._enter(self._typed(Found(first, end, None, False)))  # 'Sarwo Mania', of his followers
            last = end
            if "generation" in self.view.forms[last - 1].roles:
                return self._enter(Found(first, last, "PER", True))  # 'Oleg Voronin Jr'
        return self._enter(Found(first, last, name.type, name.sure, name.canonical))

    def _degree(self, i: int) -> bool:
        """Whether token i is an academic degree behind a person's name and its comma: 'Ratih Palupi, M.Hum.'."""
        behind = (
            i > 1
            and self.view.words[i - 1] == ","
            and bool(self.out.names)
            and self.out.names[-1].type in ("PER", None)
        )
        return behind and _DEGREE.fullmatch(self.view.words[i]) is not None

    def _headed(self, i: int, known: int, title: int) -> int:
        """Enters a name that a head word opens, if one does at token i and no longer title, and returns its end; else 0."""
        head = self.view.head(i)
        if not head or title > head[0]:
            return 0  # 'Majelis Hakim'
        tail = i + head[0]
        if self._described(tail):
            return 0  # 'kota pelabuhan Kerinjo'
        owned = head[1].type == "MISC" and i > 0 and "group" in self.view.forms[i - 1].roles
        last = tail_end(self.view, tail, head[1].type, self._titled(i) and not owned)  # 'penumpang KMP Sarik Kerinjo'
        if last <= tail or i + known >= last:
            return 0
        if head[1].type in ("FAC", "LOC") and not self.view.abbreviation(i) and not named(self.view, tail, last):
            return 0
        if not self.view.forms[i].capital and (not self.view.name_word(tail) or self.view.is_country(tail, last)):
            return 0
        body = self.view.known(tail) if head[1].type == "MISC" and not self.view.forms[i].capital else None
        if body and body[1].sure and body[1].type == "ORG":
            return 0  # 'wilayah operasi Pertamina'
        return self._enter(Found(i, last, head[1].type, True))

    # -- words the lexicon does not know

    def _unknown(self, first: int) -> int:
        titled = self._titled(first)
        if titled and NUMERAL.fullmatch(self.view.words[first]) and not self._article(first):
            return self._extend_title(first, first + 1)  # 'Direktur Operasi II'
        if (
            titled
            and self.view.abbreviation(first)
            and not (self._initials(first) and ("." in self.view.words[first] or self._filled() or self._ranked()))
        ):
            last = first + 1
            while self.view.name_word(last) and "body_last" in self.view.forms[last].roles:
                last += 1  # 'Analis SRK Futures Ratih Palupi'
            person = self._initials(last) and self.view.name_word(last + 1)  # 'Direktur PLR RA Kartawati'
            if not self.view.name_word(last) or not self.view.abbreviation(last) or person:
                return self._enter(Found(first, last, "ORG", True))  # 'Ketua LBN Ratih Palupi'
        known = self.view.known(first) if titled and not self._filled() else None
        last = first + known[0] if known and known[1].type == "LOC" else len(self.view.words)
        if known and last < len(self.view.words) and self.view.labels[last] == "B-PER":
            return self._enter(Found(first, last, "LOC", True, known[1].canonical))  # 'Camat Sarik Ratih Palupi'
        i, forms = first + 1, self.view.forms
        while i < len(forms):
            if forms[i].name:
                if self.view.starts_something(i) and not self.view.inside(i):
                    break
                rank = titled and self.view.title(i) and not forms[i].part
                if rank and self.view.name_word(i + 1):
                    place = "place_office" in self.view.before(first)
                    return self._enter(Found(first, i, "LOC" if place else "ORG", True))  # 'Kapolsek Sarik AKP Danu'
            elif not self.view.goes_on(i):
                break
            i += 1
        return self._enter_unknown(first, i)

    def _reports(self, i: int) -> bool:
        """Whether a word of reporting has its capital by its place and a name follows: '"Tidak," Jawab Sarwo.', 'Menurut Sarwo'."""
        form = self.view.forms[i]
        reports = not form.roles.isdisjoint(("speech", "according"))
        return reports and form.common and not form.shouted and self.view.name_word(i + 1) and not self.title

    def _initials_of_person(self, i: int, n: int) -> bool:
        """Whether a known abbreviation is rather somebody's initials: 'berinisial AS', 'AS (23)'."""
        return (
            n == 1 and self.view.abbreviation(i) and ("person_before" in self.view.before(i) or self.view.aged(i + 1))
        )

    def _opens_body(self, last: int, name: Name) -> bool:
        """Whether a known place opens another name, which goes on at token ``last``: 'Kerinjo Institute of Technology', 'Kerinjo Open'."""
        if name.type != "LOC" or not self.view.name_word(last) or self._titled(last):
            return False
        end = last
        while end < len(self.view.words) and (self.view.name_word(end) or self.view.goes_on(end)):
            end += 1
        more = self.view.forms[last:end]
        closes = any(not f.roles.isdisjoint(_CLOSING) for f in more)
        return closes and self.view.head(last) is None

    def _first_name(self, i: int, n: int, name: Name) -> bool:
        """Whether a known body's name of one word is rather a person's first, behind a title: after an honorific ('dr. Antam Danu'), after an
        office and its body ('Sekjen Kementerian Sarik Antam Danu'), or if persons are called so ('AKBP Fajar Danu').
        """
        if n != 1 or name.type != "ORG" or not self.view.words[i].istitle() or not self._titled(i):
            return False
        return (
            (self._honoured(i) or self._filled())
            and self.view.name_word(i + 1)
            and not self.view.starts_something(i + 1)
        )

    def _article(self, i: int) -> bool:
        """Whether token i opens a Balinese name and is no numeral: 'AKP I Wayan Sarwo'."""
        after = self.view.forms[i + 1].roles if self.view.name_word(i + 1) else frozenset()
        return "article" in self.view.forms[i].roles and "after_article" in after

    def _initials(self, i: int) -> bool:
        """Whether token i may be the initials of a name: 'RA', 'A.H'."""
        return self.view.name_word(i) and len(self.view.words[i].replace(".", "")) <= 2

    def _enter_unknown(self, first: int, last: int) -> int:
        """Enters the unknown words [first, last), parted where the tagger starts a name of another type."""
        plain = not self.view.tagged(first, last) and not (self.awaited == first and self._speaks(last))
        if plain and all(w.common or not w.lettered for w in self.view.forms[first:last]):
            self._close_title()
            return last
        if all("legal_form" in w.roles for w in self.view.forms[first:last]):
            self._close_title()
            return last  # 'PT Sarik Kerinjo, Tbk', 'Haldor Co., Ltd'
        if not self._told(first, last) and self.view.headline:
            self._close_title()
            return last
        titled, several = self._titled(first), last - first > 1
        if several and (end := self._enter_several(first, last, titled)):
            return end
        if titled and self._still_title(first, last):
            return self._extend_title(first, last)
        if several and (body := self._body_before_person(first, last, titled)):
            return self._enter(Found(first, body, "ORG", titled))  # 'CEO Haldor Ratih Palupi', 'pasukan PLR Sarwo Danu'
        if several and not (titled and (self._filled() or self._ranked())):
            last = next((i for i in range(first + 1, last) if self.view.parts(i)), last)
        self._enter(self._typed(Found(first, last, None, False, opening=self.view.opens(first))))
        return last

    def _enter_several(self, first: int, last: int, titled: bool) -> int:
        """Enters what the first or a closing one of several unknown words tells, and returns its end; 0 if they tell nothing."""
        if titled and "village_office" in self.view.before(first):
            village, name = self.view.forms[first : first + 2]
            if name.part and not village.part and not village.common:
                return self._enter(Found(first, first + 1, "LOC", True))  # 'Lurah Sarikrejo Ratih Palupi'
        closed = self._closed_body(first, last)
        if closed == last or (closed and titled):
            return self._enter(Found(first, closed, "ORG", True))  # 'Sarik Motors', 'CEO Sarik Motors Ratih Palupi'
        if not titled and (kind := self._closing_kind(first, last)):
            return self._enter(Found(first, last, kind, True))  # 'Kerinjo Open 2023', 'Sarik Park'
        return 0

    def _closed_body(self, first: int, last: int) -> int:
        """Where the unknown words [first, last) come to the end of a body's name by a word that such names end with; 0 if nowhere."""
        closing = [i for i in range(first + 1, last) if "body_last" in self.view.forms[i].roles]
        if not closing:
            return 0
        told = next((i for i in range(closing[0] + 1, last) if self.view.labels[i] == "B-PER"), 0)
        end = closing[0] + 1
        while end in closing:
            end += 1
        if end < last and "particle" in self.view.forms[end].roles:
            end = last  # 'Kerinjo Institute of Music'
        return told or end

    def _body_before_person(self, first: int, last: int, titled: bool) -> int:
        """Where the tagger starts a person inside unknown words, behind a body that is no name to it; 0 if nowhere.

        After a title the body may be several words or one with a capital inside ('OpenSarik'), elsewhere it is an abbreviation.
        """
        labels, forms = self.view.labels, self.view.forms
        if titled and last - first > 1 and forms[first + 1].part and _COMPOUND.fullmatch(forms[first].text):
            return first + 1  # 'CEO OpenSarik Ratih Palupi'
        for i in range(first + 1, last):
            if labels[i] == "B-PER" and labels[i - 1] == "O":
                body = forms[first:i]
                if any(f.part or f.common for f in body) or len(body[0].text) == 1 or "." in body[0].text:
                    return 0  # 'Dirjen Perhubungan M. Ratih', 'dr. A.A Ratih'
                short = len(body) == 1 and body[0].shouted and len(body[0].text) > 2 and last - i > 1
                inner = any(c.isupper() for c in body[0].text[1:])
                return i if short or (titled and (len(body) > 1 or inner)) else 0
        return 0

    def _still_title(self, first: int, last: int) -> bool:
        """Whether unknown words go on with a title: 'Menteri Pendayagunaan Aparatur Negara'; no word is of persons' names, some are common."""
        forms = self.view.forms[first:last]
        if self._ranked():
            return False
        if self._filled() and last - first > 1 and self._like_person(first, last):
            return False
        if any(w.part or y.endswith("PER") for w, y in zip(forms, self.view.labels[first:last], strict=True)):
            return all(w.common for w in forms)
        return any(w.low in self.lex.capital_share and "family_particle" not in w.roles for w in forms)

    def _like_person(self, first: int, last: int) -> bool:
        """Whether the tokens are rather a person's name than the end of an office: few, one at most common, none known or an abbreviation."""
        forms = self.view.forms[first:last]
        forms = [w for w in forms if "family_particle" not in w.roles]  # 'Oleg van der Sarik'
        common = sum(w.low in self.lex.capital_share for w in forms)
        known = any(w.shouted or (w.text,) in self.lex.names.values for w in forms)
        return len(forms) <= 4 and common <= 1 and not known
