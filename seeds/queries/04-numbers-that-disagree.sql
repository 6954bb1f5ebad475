-- en: On which numbers do outlets disagree, within three days and about the same person, body or thing?
-- id: Angka mana yang berbeda antarmedia, dalam tiga hari dan tentang orang, lembaga, atau hal yang sama?
-- note: Candidates to read: one unit, and numbers that lie within a factor of two. What is certain stands in claim_clusters.conflicts.
-- origin: written for Telusur
-- licence: Apache-2.0
with given as (
    select e.entity_id, q.quantity.unit as unit, q.quantity."value" as number, q.quantity.text as words, c.outlet, c.published_at
    from claims c, unnest(c.quantities) as q(quantity), unnest(c.entity_ids) as e(entity_id)
    where e.entity_id not like 'loc:%' and c.outlet is not null)
select n.name as about, a.words as lower_number, string_agg(distinct a.outlet, ', ' order by a.outlet) as outlets,
    b.words as higher_number, string_agg(distinct b.outlet, ', ' order by b.outlet) as other_outlets
from given a
join given b on a.entity_id = b.entity_id and a.unit = b.unit and a.outlet <> b.outlet
    and a.number < b.number and b.number < 2 * a.number
    and abs(date_diff('hour', a.published_at, b.published_at)) <= 72
join entities n on n.entity_id = a.entity_id
group by a.entity_id, n.name, a.words, b.words
order by count(distinct a.outlet) + count(distinct b.outlet) desc, about, lower_number, higher_number
limit 12;
