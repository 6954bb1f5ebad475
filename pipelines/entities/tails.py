"""How far a name runs that a head word opens: 'Kementerian …', 'Bandara …', 'Peraturan …'.

Belongs here: the end of such names. Does not belong here: names without a head word (``tagging``).
"""

from __future__ import annotations

import re

from pipelines.entities.view import View

NUMERAL = re.compile(r"\d{1,4}|[IVXL]+")


def tail_end(view: View, start: int, kind: str, titled: bool) -> int:
    """Where the name that a head word opens ends.

    It runs over capitalised words, numerals, 'dan' between common words and the place or body it belongs to, and stops before a
    title, before a name that follows such a place ('Kemenag Depok Enjat Mujiat'), and, if a title stands before the head
    word, before a person's name that follows common words ('Direktur Dinas Pangan Sarwo Danu').
    """
    if kind == "LOC" and view.name_word(start + 1):
        inner = view.lex.heads.at(view.words, start)
        start += inner[0] if inner and inner[1].type == "LOC" else 0  # 'Desa Teluk Sarik'
    i, belongs, commas, bracketed = start, False, 0, 0
    while i < len(view.words):
        word = view.words[i]
        known = view.lex.names.at(view.words, i)
        if known and known[1].sure and known[1].type != "PER" and not view.doubtful(i, known[0]):
            if (
                kind == "FAC"
                and i > start
                and known[1].type == "LOC"
                and "-" not in (view.words[i - 1], *view.words[i + known[0] : i + known[0] + 1])
                and view.lower[i - 1] not in view.lex.capital_share
            ):
                break  # 'Bandara Kualanamu Deli Serdang': where it lies
            if i > start and known[1].type == "LOC" and "body_end" in view.forms[i - 1].roles and _company(view, start):
                break  # 'Kepala Cabang PT Sarik Bahari Surabaya'
            i, belongs = i + known[0], True
        elif view.name_word(i):
            if i > start and not word.isupper() and view.lex.titles.at(view.lower, i):
                break
            if i > start and kind == "ORG" and "body_end" in view.forms[i].roles and _company(view, start):
                i, belongs = i + 1, titled
                continue
            if i > start and (view.labels[i] == "B-PER" or (titled and view.forms[i].part)):
                break
            if (
                i > start
                and kind == "LOC"
                and titled
                and view.name_word(i + 1)
                and "place_end" not in view.forms[i].roles
            ):
                break  # 'Kepala Desa Sarik Lalu Danukarta'
            common = view.forms[i].common or view.lower[i] in view.lex.capital_share
            if not common and i > start and (belongs or titled) and len(word) > 1 and not NUMERAL.fullmatch(word):
                break
            i += 1
        elif NUMERAL.fullmatch(word):
            i += 1
        elif word == "(" and view.is_mark(i + 2, ")") and _goes_on_after_bracket(view, i + 3) and i > start:
            i, bracketed = i + 3, i + 3
        elif word == "[" and view.is_mark(i + 2, "]") and i > start:
            return i + 3  # 'Dewan Keamanan [PBB]'
        elif word == "-" and view.glued(i) and view.name_word(i + 1) and i > start:
            i += 1
        elif i > start and ("coordinator" in view.forms[i].roles or word == ","):
            if word == "," and commas and view.coordinates(i + 1) and view.list_item(i + 2):
                i += 2
                continue
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


def _company(view: View, start: int) -> bool:
    """Whether a company's form stands before token ``start``: its name likes to end with certain words, 'PT Lintas Bahari', 'CV Karya Jaya'."""
    return "company" in view.forms[start - 1].roles


def named(view: View, first: int, last: int) -> bool:
    """Whether more than common words follow the head word of a place: 'Jalan Kaki' is a walk, 'Jalan Merdeka' a street."""
    return any(
        not form.common or view.lex.names.at(view.words, i) or (label != "O" and not view.headline)
        for i, form, label in zip(range(first, last), view.forms[first:last], view.labels[first:last], strict=True)
    )


def _goes_on_after_bracket(view: View, i: int) -> bool:
    """Whether token i, after a bracketed abbreviation, is still of the name: 'Badan Jaminan (BJ) Kesehatan'."""
    return (
        view.name_word(i)
        and not view.lex.titles.at(view.lower, i)
        and view.labels[i] != "B-PER"
        and not view.forms[i].part
    )
