"""The registry of outlets: look-ups, names in text, and what the seed file must keep to."""

from __future__ import annotations

from pipelines import outlets


def test_every_domain_stands_once_and_is_a_registered_domain() -> None:
    domains = [outlet.domain for outlet in outlets.registry()]
    assert len(domains) == len(set(domains))
    assert len(domains) > 150
    assert all(outlets.by_domain(domain) is not None for domain in domains)


def test_no_safe_name_means_two_organisations() -> None:
    seen: dict[str, str] = {}
    for outlet in outlets.registry():
        for name in {outlet.name, *outlet.aliases}:
            assert seen.setdefault(name, outlet.domain) == outlet.domain, name


def test_the_wires_of_the_world_are_agencies() -> None:
    for name in ("Reuters", "AP", "AFP", "Antara", "Xinhua", "RIA Novosti", "TASS", "Interfax", "KCNA", "Yonhap", "Kyodo",
                 "Bernama", "dpa", "EFE", "Anadolu"):  # fmt: skip
        found = outlets.by_name(name)
        assert found is not None and found.kind == "agency", name


def test_names_are_found_whatever_their_case() -> None:
    assert outlets.by_name("KOMPAS.com") is outlets.by_name("kompas.COM") is outlets.by_domain("kompas.com")
    assert outlets.by_name("Kabar yang Tidak Ada") is None


def test_a_subdomain_leads_to_the_registered_domain() -> None:
    assert outlets.registered_domain("https://bahari.kabarsela.id/2025/03/a?b=c") == "kabarsela.id"
    assert outlets.registered_domain("http://www.contoh.co.id:8080/x") == "contoh.co.id"
    assert outlets.registered_domain("https://user@berita.contoh.web.id/") == "contoh.web.id"
    assert outlets.registered_domain("tanpa alamat") is None


def test_names_in_text_are_found_with_their_places_longest_first() -> None:
    text = "Menurut RIA Novosti, dikutip The Guardian, kapal Meridian Press itu aman."
    found = outlets.find(text)
    assert [(text[f.start : f.end], f.outlet.domain) for f in found] == [
        ("RIA Novosti", "ria.ru"),
        ("The Guardian", "theguardian.com"),
        ("Meridian Press", "meridianpress.example"),
    ]


def test_ordinary_words_are_no_outlets_unless_asked_for() -> None:
    text = "Jarak Antara dua pulau itu jauh, Tempo musiknya lambat."
    assert outlets.find(text) == []
    assert [f.outlet.name for f in outlets.find(text, words=True)] == ["Antara", "Tempo"]


def test_a_name_inside_a_word_or_an_address_is_none() -> None:
    assert outlets.find("surel redaksi@reuters.com, SubReuters, www.tempo.co") == []


def test_a_name_that_ends_a_text_is_found_however_far_the_search_may_go() -> None:
    (found,) = outlets.find("Tim redaksi Nusakini", end=60)
    assert (found.start, found.end) == (12, 20)


def test_two_sample_outlets_share_an_owner() -> None:
    one, two = outlets.by_domain("kabarsela.id"), outlets.by_domain("detakkota.id")
    assert one is not None and two is not None and one.owner == two.owner and one.note == "sample"


def test_a_brand_is_credited_as_printed_and_is_still_its_outlet() -> None:
    assert outlets.canonical_name("RIA Novosti") == "RIA Novosti"
    assert outlets.canonical_name("RIA") == "RIA"
    assert outlets.canonical_name("ANTARA") == "Antara"
    assert outlets.by_name("Antaranews") is outlets.by_name("ANTARA") is outlets.by_domain("antaranews.com")
    assert outlets.canonical_name("Kabar yang Tidak Ada") is None


def test_the_address_printed_for_a_regional_edition_is_the_outlets() -> None:
    assert outlets.registered_domain("TribunJabar.id") == "tribunnews.com"
    assert outlets.registered_domain("https://jabar.tribunnews.com/2024/05/15/x") == "tribunnews.com"
