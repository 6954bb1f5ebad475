-- en: How many claims has one outlet alone, and what share of its claims is that?
-- id: Berapa klaim yang hanya ada di satu media, dan berapa persen dari klaimnya?
-- note: Only claims that are attributed to somebody; the outlet's own sentences are left out.
-- origin: written for Telusur
-- licence: Apache-2.0
select outlet, count(distinct cluster_id) as claims,
    count(distinct cluster_id) filter (level = 'single_outlet') as alone,
    round(100.0 * count(distinct cluster_id) filter (level = 'single_outlet') / count(distinct cluster_id), 1) as percent_alone
from cluster_members
where kind <> 'assertion' and outlet is not null
group by outlet
order by alone desc, outlet
limit 20;
