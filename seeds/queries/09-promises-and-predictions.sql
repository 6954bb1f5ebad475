-- en: Who promised or predicted something for a named day, and which day?
-- id: Siapa berjanji atau meramalkan sesuatu untuk hari tertentu, dan hari apa?
-- note: Dates are resolved against the day the article appeared; only days after that day.
-- origin: written for Telusur
-- licence: Apache-2.0
select coalesce(c.speaker, c.source, c.outlet) as who, c.stance, c.content, d.date.date as day, d.date.text as as_written,
    c.outlet
from claims c, unnest(c.dates) as d(date)
where c.stance in ('commit', 'predict') and d.date.precision = 'day' and d.date.date > c.published_at::date
order by day, who, c.claim_id
limit 10;
