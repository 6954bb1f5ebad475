"""How far a name runs that a head word opens: 'Kementerian …', 'Bandara …', 'Peraturan …'.

Belongs here: the end of such names. Does not belong here: names without a head word (``tagging``).
"""

from __future__ import annotations

import re

from pipelines.entities.view import View

NUMERAL = re.compile(r"\d{1,4}|[IVXL]+|[UK]-?\d\d")  # also the age of a team, 'U-23'

_CLOSING = ("body_end", "body_last", "company_form")


def tail_end(view: View, start: int, kind: str, titled: bool) -> int:
    """Where the name that a head word opens ends.

    It runs over capitalised words, numerals, 'dan' between common words and the place or body it belongs to, and stops before a
    title, before a name that follows such a place ('Kemenag Depok Enjat Mujiat'), and, if a title stands before the head
    word, before a person's name that follows common words ('Direktur Dinas Pangan Sarwo Danu').
    """
    if titled and _person_at(view, start):
        return start
    if titled and _company(view, start) and (end := _company_end(view, start)):
        return end
    if kind == "LOC" and view.name_word(start + 1):
        if view.labels[start + 1] == "B-PER" and view.title(start):
            return start  # 'Kapolres Sarik Kota Kombes Danu'
        inner = view.head(start)
        start += inner[0] if inner and inner[1].type == "LOC" else 0  # 'Desa Teluk Sarik'
    i, belongs, commas, bracketed = start, False, 0, 0
    of_person = not titled and "named_after" in view.forms[start - 1].roles
    while i < len(view.words):
        word = view.words[i]
        if kind == "FAC" and "honorific" in view.forms[i].roles and (end := _honoured_end(view, i)):
            i = end
            continue
        if "number" in view.forms[i].roles:
            end = _numbered_end(view, i) if kind == "MISC" else i
            if end == i:
                break
            i = end
            continue
        known = view.known(i)
        if known and known[1].sure and known[1].type != "PER" and not view.doubtful(i, known[0]):
            if (
                kind == "FAC"
                and i > start
                and known[1].type == "LOC"
                and "-" not in (view.words[i - 1], *view.words[i + known[0] : i + known[0] + 1])
                and view.forms[i - 1].low not in view.lex.capital_share
                and view.head(i - 1) is None
            ):
                break  # 'Bandara Kualanamu Deli Serdang': where it lies, but 'Gereja Katedral Jakarta'
            if i > start and known[1].type == "LOC" and "body_end" in view.forms[i - 1].roles and _company(view, start):
                break  # 'Kepala Cabang PT Sarik Bahari Surabaya'
            i, belongs = i + known[0], True
        elif view.name_word(i):
            if i > start and not word.isupper() and view.title(i):
                break
            if i > start and "company" in view.forms[i].roles:
                break
            if i > start and kind in ("LOC", "FAC") and _lies_in(view, i):
                break  # 'Sungai Sarik Desa Danu'
            if i > start and kind == "ORG" and "body_end" in view.forms[i].roles and _company(view, start):
                i, belongs = i + 1, titled
                continue
            behind = i > start and _behind_kind(view, i)
            person = view.labels[i] == "B-PER" and i != bracketed and not of_person
            person = person or (titled and view.forms[i].part)
            if i > start and not behind and person:
                break
            if (
                i > start
                and kind == "LOC"
                and titled
                and view.name_word(i + 1)
                and "place_end" not in view.forms[i].roles
            ):
                break  # 'Kepala Desa Sarik Lalu Danukarta'
            common = view.forms[i].common or view.forms[i].low in view.lex.capital_share or NUMERAL.fullmatch(word)
            sealed = i > start and (belongs or titled) and len(word) > 1
            if sealed and not common and not behind and not _of_body(view, i, titled):
                i = max(i, _abbreviated_end(view, start, i))
                break
            i += 1
        elif NUMERAL.fullmatch(word) or (kind != "LOC" and "name_adjective" in view.forms[i].roles):
            i += 1  # 'Universitas Islam Sarik', 'Partai Komunis'
        elif i > start and _sits_at(view, start, i):
            i += 1
        elif word == "(" and view.is_mark(i + 2, ")") and _goes_on_after_bracket(view, i + 3, titled) and i > start:
            i, bracketed = i + 3, i + 3
        elif word == "[" and view.is_mark(i + 2, "]") and i > start:
            return i + 3  # 'Dewan Keamanan [PBB]'
        elif word == "-" and view.glued(i) and view.name_word(i + 1) and i > start:
            i += 1
        elif word == "/" and view.glued(i) and view.name_word(i + 1) and view.words[i - 1].isdigit():
            i += 2  # 'Kodim 0724/Sarikrejo'
        elif i > start and ("coordinator" in view.forms[i].roles or word == ","):
            if word == "," and commas and view.coordinates(i + 1) and view.list_item(i + 2):
                i += 2
                continue
            if end := _coordinated_end(view, start, i):
                return end
            listed = view.list_item(i + 1) if word == "," or commas else view.common_capital(i + 1)
            if not listed or (word == "," and not view.list_goes_on(i + 1)) or view.starts_something(i + 1):
                break
            commas += word == ","
            i += 1
        elif (
            i > start
            and ("particle" in view.forms[i].roles or "about" in view.forms[i].roles)
            and view.name_word(i + 1)
        ):
            i += 1
        else:
            break
    return i - 3 if i == bracketed else i


def _sits_at(view: View, start: int, i: int) -> bool:
    """Whether the small word at token i stands between a court and the court that it is at: 'Pengadilan Tipikor pada PN Sarik'."""
    return "at_court" in view.forms[i].roles and all("court" in view.before(at) for at in (start, i + 2))


def _lies_in(view: View, i: int) -> bool:
    """Whether the kind of a larger place, with its name, stands at token i: 'Kelurahan Sarik'."""
    head = view.head(i)
    return (
        head is not None and head[1].type == "LOC" and (head[1].idle or head[1].small) and view.name_word(i + head[0])
    )


def _person_at(view: View, start: int) -> bool:
    """Whether a person follows a body in capitals after a title: 'Ketua LBN Ratih Palupi'; a word that no place has, or just two unknown ones."""
    if not (view.forms[start - 1].shouted and view.name_word(start)) or _company(view, start):
        return False
    if view.starts_something(start) or view.forms[start].common or view.forms[start].shouted:
        return False
    two = view.name_word(start + 1) and not view.name_word(start + 2) and not view.starts_something(start + 1)
    return view.forms[start].part or view.labels[start] == "B-PER" or (two and view.labels[start] == "O")


def _behind_kind(view: View, i: int) -> bool:
    """Whether the kind of place that token i names stands before it: 'Dinas Pangan Kabupaten Sarik'."""
    kind = view.head(i - 1)
    return kind is not None and kind[0] == 1 and kind[1].type == "LOC"


def _of_body(view: View, i: int, titled: bool) -> bool:
    """Whether the tagger says that an unknown word at token i is still of the body or place, and no longer name that may be a person's begins."""
    label, end = view.labels[i], i + 1
    if label not in ("I-ORG", "I-LOC") or (titled and (view.forms[i].part or view.ends_phrase(end))):
        return False
    while view.name_word(end):
        if titled or view.labels[end] != label:
            return False
        end += 1
    return True


def _abbreviated_end(view: View, start: int, i: int) -> int:
    """Where unknown words from token i end, if the abbreviation of the whole follows in brackets: 'Badan Pangan Sarik (BPS)'; else 0."""
    while view.name_word(i):
        i += 1
    if not (view.is_mark(i, "(") and view.is_mark(i + 2, ")") and view.forms[i + 1].shouted):
        return 0
    short = view.words[i + 1]
    return i if (short[0], short[-1]) == (view.words[start - 1][0], view.words[i - 1][0]) else 0


def _coordinated_end(view: View, start: int, i: int) -> int:
    """Where words coordinated at token i end, if the initials of the whole follow in brackets: 'Perhimpunan Petani dan Nelayan (PPN)'; else 0."""
    end = i + 1
    while view.name_word(end):
        end += 1
    if end == i + 1 or not (view.is_mark(end, "(") and view.is_mark(end + 2, ")") and view.forms[end + 1].shouted):
        return 0
    initials = "".join(word[0] for word in view.words[start - 1 : end] if word[0].isupper())
    return end if initials == view.words[end + 1] else 0


def _honoured_end(view: View, i: int) -> int:
    """Where the name of a person ends after whom a street or building is called, behind the rank or honorific at token i: 'Jalan Kapten Sarwo',
    'RSUD Dr. Sarwo'; 0 if none follows.
    """
    first = i + 1 + view.is_mark(i + 1, ".")
    while first < len(view.words) and "honorific" in view.forms[first].roles:
        first += 1 + view.is_mark(first + 1, ".")  # 'Prof. Dr. Sarwo'
    end = first
    while view.name_word(end) and "number" not in view.forms[end].roles:
        known = view.known(end)
        if end > first and (view.labels[end] == "B-PER" or view.head(end) or (known and known[1].type == "LOC")):
            break
        end += 1
        if len(view.words[end - 1]) == 1 and view.is_mark(end, ".") and view.name_word(end + 1):
            end += 1  # 'P. Sarwo'
    return end if end > first else 0


def _numbered_end(view: View, i: int) -> int:
    """Where the number of a law ends that the word at token i announces: 'UU No. 3 Tahun 2020'; i if there is none."""
    end = i + 1 + view.is_mark(i + 1, ".")
    if end < len(view.words) and view.forms[end].shouted and not view.words[end][0].isdigit():
        end += 1  # 'Nomor PM 140 Tahun 2015'
    if end >= len(view.words) or not view.words[end][0].isdigit():
        return i
    year = end + 2 < len(view.words) and "year" in view.forms[end + 1].roles and view.words[end + 2].isdigit()
    return end + 3 if year else end + 1


def _company_end(view: View, start: int) -> int:
    """Where a company's name ends that a person's follows, by the words that such names end with; 0 if there are none."""
    i = start
    while view.name_word(i) and view.labels[i] != "B-PER":
        if i > start and _closes(view, i):
            while view.name_word(i + 1) and _closes(view, i + 1):
                i += 1
            return i + 1
        i += 1
    return 0


def _closes(view: View, i: int) -> bool:
    return not view.forms[i].roles.isdisjoint(_CLOSING)


def _company(view: View, start: int) -> bool:
    """Whether a company's form stands before token ``start``: its name likes to end with certain words, 'PT Lintas Bahari', 'CV Karya Jaya'."""
    return "company" in view.forms[start - 1].roles


def named(view: View, first: int, last: int) -> bool:
    """Whether more than common words follow the head word of a place: 'Jalan Kaki' is a walk, 'Jalan Merdeka' a street.

    A harbour's name may be a common word, if it stands in a sentence where capitals tell: 'mendekati Pelabuhan Lembar'.
    """
    head = view.forms[first - 1]
    if "harbour" in head.roles and head.capital and not view.opens(first - 1) and not view.headline:
        return True
    return any(
        not form.common or view.known(i) or (label != "O" and not view.headline)
        for i, form, label in zip(range(first, last), view.forms[first:last], view.labels[first:last], strict=True)
    )


def _goes_on_after_bracket(view: View, i: int, titled: bool) -> bool:
    """Whether token i, after a bracketed abbreviation, is still of the name: 'Badan Jaminan (BJ) Kesehatan'.

    The tagger may take it for a person's only where one may follow: behind a title, or in more than one word.
    """
    if not view.name_word(i) or view.title(i) or view.forms[i].part:
        return False
    return view.labels[i] != "B-PER" or not (titled or view.name_word(i + 1))
