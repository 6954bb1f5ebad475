"""Which outlet published a page.

Belongs here: what says so, and what goes before what. Does not belong here: whom a story credits (credits).
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from pipelines import outlets
from pipelines.cleaning import credits
from pipelines.cleaning.inline import signoff_start
from pipelines.cleaning.page import Block, outlets_in
from pipelines.datelines import Dateline
from pipelines.language.pack import LanguagePack

_MASTHEAD = 3  # blocks at a page's top that may be its outlet's name
_HOME = "id"  # the country whose outlets seeds/outlets.csv knows as those of the pages' language


def publisher_of(
    url: str | None,
    site_name: str | None,
    dateline: Dateline | None,
    blocks: list[Block],
    *,
    story: str,
    pack: LanguagePack,
) -> str | None:
    """The publisher's registered domain: of the address, else as the dateline says, else the one the page names most.

    A wire in the dateline is the outlet only where the page names no other. A foreign wire publishes in its own languages and is
    credited by those who translate it: it is the outlet only where the page's foot or copyright notice names it. Where the page
    names nobody, it is the outlet that the story's people spoke to, else the one that signs its stories so.
    """
    if url and (domain := outlets.registered_domain(url)):
        return domain
    if site_name and (named := outlets.by_name(site_name)):
        return named.domain
    wire = outlets.by_domain(dateline.domain) if dateline and dateline.domain else None
    if dateline and dateline.domain and (wire is None or wire.kind != "agency"):
        addressed = dateline.domain in story[: dateline.end].lower()
        return dateline.domain if addressed else _sister(wire, blocks) or dateline.domain
    counts: dict[str, int] = {}
    for block in blocks:
        if block.label not in ("body", "caption", "credit"):
            own = block.label == "footer" or "©" in block.text
            for found in outlets_in(block.text):
                if own or not _is_foreign_wire(found.outlet):
                    counts[found.outlet.domain] = counts.get(found.outlet.domain, 0) + 1
    if counts:
        return max(counts.items(), key=lambda item: (item[1], item[0]))[0]
    if wire is not None and not _is_foreign_wire(wire):
        return wire.domain
    if named := next((o for b in blocks[:_MASTHEAD] if (o := _by_its_name(b.text)) and not _is_foreign_wire(o)), None):
        return named.domain
    return _told(story, pack) or _signed(blocks, pack)


def _sister(named: outlets.Outlet | None, blocks: list[Block]) -> str | None:
    """The outlet of the masthead where it shares its brand with the one that the dateline names ('KABARSELA —' in Kabarsela.tv)."""
    own = named.domain.partition(".")[0] if named else None
    mastheads = filter(None, (_by_its_name(block.text) for block in blocks[:_MASTHEAD]))
    return next((outlet.domain for outlet in mastheads if outlet.domain.partition(".")[0] == own), None)


def _by_its_name(line: str) -> outlets.Outlet | None:
    """The outlet whose name or address a line is and nothing more, whatever its case; ordinary words ('Suara') name none so."""
    found = outlets.by_name(line.strip())
    same = found and line.strip().casefold() in (
        found.domain,
        found.name.casefold(),
        *(a.casefold() for a in found.aliases),
    )
    return found if same else None


def _is_foreign_wire(outlet: outlets.Outlet) -> bool:
    return outlet.kind == "agency" and outlet.country != _HOME


def _told(story: str, pack: LanguagePack) -> str | None:
    """The one outlet of the country to which people spoke ('katanya kepada Kabarsela.id'): it writes of itself so."""
    told = {
        outlet.domain for outlet in credits.told(story, pack) if outlet.country == _HOME and outlet.kind != "agency"
    }
    return told.pop() if len(told) == 1 else None


def _signed(blocks: list[Block], pack: LanguagePack) -> str | None:
    """The outlet whose house style the sign-off is ('(kpl/rin)')."""
    last = next((block.text for block in reversed(blocks) if block.label == "body"), "")
    start = signoff_start(last)
    signs = [block.text.strip() for block in blocks if block.label == "signoff"]
    signs += [last[start:].strip()] if start is not None else []
    for row in pack.rows("signoffs"):
        # in fnmatch a bracket opens a set of letters
        if any(fnmatchcase(sign, row["form"].replace("[", "[[]")) for sign in signs):
            return row["domain"]
    return None
