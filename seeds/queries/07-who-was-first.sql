-- en: Which outlet is first with claims that others carry later, and how many hours ahead is it?
-- id: Media mana yang lebih dulu memuat klaim yang kemudian dimuat media lain, dan berapa jam lebih awal?
-- note: Only where both pages give the minute; the median is over claims.
-- origin: written for Telusur
-- licence: Apache-2.0
with seen as (
    select m.cluster_id, m.outlet, min(m.published_at) as seen_at
    from cluster_members m join articles a using (article_id)
    where a.published_precision = 'minute' and m.outlet is not null
    group by m.cluster_id, m.outlet),
ranked as (
    select *, row_number() over (partition by cluster_id order by seen_at, outlet) as place,
        lead(seen_at) over (partition by cluster_id order by seen_at, outlet) as next_at
    from seen)
select outlet, count(*) as first_with, round(median(date_diff('minute', seen_at, next_at)) / 60, 1) as median_hours_ahead
from ranked
where place = 1 and next_at > seen_at
group by outlet
order by first_with desc, outlet;
