-- en: Which wire feeds which outlet, with how many claims and articles?
-- id: Kantor berita mana memasok media mana, dengan berapa klaim dan artikel?
-- note: A claim's origin is where its chain ends; here it ends at another news organisation than the outlet.
-- origin: written for Telusur
-- licence: Apache-2.0
select origin as wire, outlet, count(*) as claims, count(distinct article_id) as articles,
    round(100.0 * count(*) / sum(count(*)) over (partition by outlet), 1) as percent_of_its_wire_claims
from claims
where origin_evidence in ('via', 'credit', 'reuse') and outlet is not null
group by origin, outlet
order by claims desc, wire, outlet
limit 15;
