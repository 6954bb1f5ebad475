-- en: What was denied, by whom, and in which outlets does the denial stand?
-- id: Apa yang dibantah, oleh siapa, dan di media mana bantahan itu muncul?
-- note: Add and speaker = '...' for one speaker. An outlet's own denials have no speaker.
-- origin: written for Telusur
-- licence: Apache-2.0
select coalesce(speaker, source, 'the outlet') as who, min(content) as denied,
    string_agg(distinct outlet, ', ' order by outlet) as outlets
from cluster_members
where stance = 'deny'
group by cluster_id, coalesce(speaker, source, 'the outlet')
order by count(distinct outlet) desc, who, denied
limit 10;
