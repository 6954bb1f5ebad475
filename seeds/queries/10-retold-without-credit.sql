-- en: Which articles share their text with an article of another outlet, and do both credit the same wire?
-- id: Artikel mana yang memakai teks yang sama dengan artikel media lain, dan apakah keduanya menyebut kantor berita yang sama?
-- note: overlap is the share of the shorter article's word 5-grams that stand in the longer one.
-- origin: written for Telusur
-- licence: Apache-2.0
select a.outlet, b.outlet as other_outlet, r.verdict, round(r.containment::double, 2) as overlap, r.shared_claims,
    coalesce(nullif(array_to_string(list_sort(list_intersect(a.credited_sources, b.credited_sources)), ', '), ''), 'none')
        as both_credit
from reuse r join articles a using (article_id) join articles b on b.article_id = r.other_id
where a.outlet <> b.outlet
order by r.containment desc, r.shared_claims desc, r.article_id, r.other_id
limit 10;
