-- en: Who is quoted most, by outlet, by week?
-- id: Siapa yang paling sering dikutip, per media, per pekan?
-- note: Weeks begin on Monday, Jakarta time. Ties stand in order of name.
-- origin: written for Telusur
-- licence: Apache-2.0
select strftime(date_trunc('week', published_at at time zone 'Asia/Jakarta'), '%Y-%m-%d') as week, outlet, speaker,
    count(*) as quotes
from claims
where speaker is not null and published_at is not null and outlet is not null
group by week, outlet, speaker
qualify row_number() over (partition by week, outlet order by count(*) desc, speaker) = 1
order by week desc, quotes desc, outlet
limit 20;
