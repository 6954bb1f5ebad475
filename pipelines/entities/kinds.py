"""What an unknown name is, by what stands beside it: 'Krasatara, roket baru Rusia', 'kata Danukarta'.

Belongs here: types of names that no seed knows. Does not belong here: where such names begin and end (``tagging``).
"""

from __future__ import annotations

import re

from pipelines.entities.findings import Found
from pipelines.entities.lexicon import Name
from pipelines.entities.offices import OfficeReader
from pipelines.entities.tails import NUMERAL

_ADDRESS = re.compile(r"[A-Za-z\d-]{3,}(?:\.[a-z]{2,4})+|[A-Z\d-]{3,}(?:\.[A-Z]{2,4})+")
PHRASE = 12  # words a noun phrase in apposition may have


class KindReader(OfficeReader):
    """Types names in a sentence; ``awaited`` is where a person may follow an office and its comma: 'Kepala Desa Sarik, Lalu Danu,'."""

    awaited = -1

    def _told(self, first: int, last: int) -> bool:
        """Whether more than capitals says that the tokens are a name: the tagger, a title, a word of persons' names."""
        if self._titled(first) or self.awaited == first:
            return True
        return self.view.tagged(first, last) and any(w.part or w.shouted for w in self.view.forms[first:last])

    def _typed(self, found: Found) -> Found:
        """Types an unknown name by its neighbours and the tagger, where they tell."""
        before = self.view.before(found.first)
        shouted = self.view.abbreviation(found.first)
        told = [y[2:] for y in self.view.labels[found.first : found.last] if y != "O"]
        label = told[0] if told else None
        if label and told.count(label) < len(told):
            label = max(sorted(set(told)), key=told.count)
        titled = self._titled(found.first)
        several = found.last - found.first > 1
        if titled and several and self.view.labels[found.first].startswith("I-") and "place_office" not in before:
            label = None  # what the tagger sees begins inside the title: 'Menteri Tata Ruang Danu Sarwo'
        kin = "origin" in before and "kin" in self.view.before(found.first - 1)
        if (
            self.view.aged(found.last)
            or kin
            or (titled and several and (self._filled() or self._ranked() or self._honoured(found.first)))
            or "person_before" in before
            or ("speech" in before and not shouted)
        ):
            found.type, found.sure = "PER", True
        elif (
            self._cited(found, label)
            or self._club(found)
            or "body_before" in before
            or (not titled and self.view.company(found.first, found.last, label, self.out.roles))
        ):
            found.type, found.sure = "ORG", True
        elif self.awaited == found.first and self._apposed(found.last, label if several else "LOC"):
            found.type, found.sure = "PER", True
        elif kind := self._appositive(found, label):
            found.type, found.sure = kind, True
        elif (
            "thing_before" in before
            and label != "PER"
            and self.view.forms[found.first].low not in self.lex.capital_share
        ):
            found.type, found.sure = "MISC", True
        elif shouted and several and self.view.words[found.last - 1].isdigit():
            found.type = "MISC"  # 'SV 5276'
        elif not titled and not shouted and (self.view.place_after(found.last) or self._described(found.first)):
            found.type = "LOC"
        elif label == "PER" and not titled and (lifeless := self._lifeless(found, before)):
            found.type = lifeless
        elif label:
            found.type = label
        elif not shouted and "place_before" in before:
            found.type = "LOC"
        elif not titled and (known := self.view.known(found.first)):
            found.type = known[1].type
        return found

    def _model(self, found: Found) -> bool:
        """Whether a name is built as products' are and no person's is: with a figure or a first letter in small, 'Kerinja G9', 'iSarik Max'."""
        forms = self.view.forms[found.first : found.last]
        figures = any(c.isdigit() for form in forms for c in form.text)
        small = forms[0].text[0].islower() and forms[0].text.isalpha() and "particle" not in forms[0].roles
        return (figures or small) and not forms[0].part  # but 'dr.Ratih' is a person

    def _lifeless(self, found: Found, before: frozenset[str]) -> str | None:
        """What a name that the tagger takes for a person's rather is: built like a product's, or right behind a noun that takes no person as its
        complement, 'fitur Scam Checker', 'sungai Sarik Krasa'.
        """
        if self._model(found):
            return "MISC"
        if any(form.part for form in self.view.forms[found.first : found.last]):
            return None
        return "MISC" if "lifeless" in before else "LOC" if "landform" in before else None

    def _described(self, i: int) -> bool:
        """Whether the noun of a place with its adjective stands before a name that is no person's: 'desa terpencil Kerinjo'."""
        described = "place_adjective" in self.view.before(i) and "place_noun" in self.view.before(i - 1)
        return described and self.view.name_word(i) and not self.view.forms[i].part

    def _cited(self, found: Found, label: str | None) -> bool:
        """Whether an unknown name is what an outlet read: 'dikutip Sarik', 'dilansir dari Sarik'; or is written as a web address."""
        form, i = self.view.forms[found.first], found.first
        if found.last - i == 1 and _ADDRESS.fullmatch(form.text):
            return True
        behind = "cited" in self.view.before(i) or (
            "origin" in self.view.before(i) and "cited" in self.view.before(i - 1)
        )
        return behind and label != "PER" and not form.part

    def _apposed(self, last: int, label: str | None) -> bool:
        """Whether a name behind an office and a comma is the person's who holds it; a short one, or one that looks like a place, must have a
        verb of speech.
        """
        if label == "LOC":
            return self._speaks(last)
        return label != "ORG" and self.view.ends_phrase(last)

    def _speaks(self, last: int) -> bool:
        """Whether a verb of speech stands at token ``last``, or behind a comma there."""
        forms = self.view.forms
        comma = self.view.is_mark(last, ",")
        return any("speech" in f.roles for f in (forms[last + 1 : last + 3] if comma else forms[last : last + 1]))

    def _appositive(self, found: Found, label: str | None) -> str | None:
        """What the noun behind a name and a comma says that it is: 'Krasatara, roket baru Rusia', 'Haldor, perusahaan logam Norwegia'.

        Behind a phrase that opens the sentence with a preposition the comma opens the clause, 'Menurut Haldor, roket gagal lepas landas',
        unless the noun phrase ends with a comma of its own.
        """
        view, last = self.view, found.last
        if label in ("PER", "LOC") or found.opening or not view.is_mark(last, ",") or last + 2 >= len(view.forms):
            return None
        noun, after = view.forms[last + 1 : last + 3]
        if noun.capital or not after.alnum or not after.roles.isdisjoint(("coordinator", "demonstrative")):
            return None
        fronted = "fronting" in view.forms[view.opening].roles and "," not in view.words[view.opening : found.first]
        if fronted and "," not in view.words[last + 2 : last + PHRASE]:
            return None
        return "MISC" if "thing_before" in noun.roles else "ORG" if "body_before" in noun.roles else None

    def _club(self, found: Found) -> bool:
        """Whether the first word is built like the names of clubs, 'Persikal', by the syllables that they begin with, and is no common word."""
        form = self.view.forms[found.first]
        if not form.text.startswith(self.lex.clubs) or form.part or form.shouted or form.low in self.lex.capital_share:
            return False
        return not (found.opening and self.view.labels[found.first] == "O")

    def _model_end(self, first: int, last: int, name: Name) -> int:
        """Where the model, version or year ends that follows the name of a maker or a series, [first, last): 'iPhone 15 Pro'; 0 if none does."""
        if "series" not in self.view.forms[last - 1].roles or self._titled(first):
            return 0
        end, forms = last, self.view.forms
        if "race" in forms[last - 1].roles and (where := self.view.known(last)) and where[1].type == "LOC":
            year = last + where[0]  # 'MotoGP Italia 2025'
            return year + (year < len(forms) and NUMERAL.fullmatch(forms[year].text) is not None)
        while end < len(forms) and (
            (self.view.name_word(end) and not (end == last and forms[end].part) and not self.view.starts_something(end))
            or (NUMERAL.fullmatch(forms[end].text) and (end > last or name.type == "MISC"))
        ):
            person = self.view.labels[end].endswith("PER") and "body_last" not in forms[end].roles
            if person and (name.type != "MISC" or forms[end].part):
                return 0  # 'Ducati Sarwo Danu'
            end += 1
        return end if end > last else 0

    def _stage(self, i: int) -> bool:
        """Whether a group or round of a competition is numbered at token i: 'Grup C', 'Putaran 3'."""
        after = self.view.words[i + 1] if i + 1 < len(self.view.words) else ""
        return "stage" in self.view.forms[i].roles and (
            NUMERAL.fullmatch(after) is not None or (len(after) == 1 and after.isupper())
        )

    def _closing_kind(self, first: int, last: int) -> str | None:
        """The type that the last word gives to unknown words [first, last), an event's or a building's; a year may follow an event."""
        year = last - first > 2 and self.view.words[last - 1].isdigit()
        *forms, closing = self.view.forms[first : last - year]
        kind = (
            "MISC" if "event_last" in closing.roles else "FAC" if "place_last" in closing.roles and not year else None
        )
        return None if kind is None or any(f.part for f in forms) else kind
