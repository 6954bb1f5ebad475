-- en: Which claims stand in several outlets and yet rest on a single origin?
-- id: Klaim mana yang muncul di beberapa media tetapi bersandar pada satu sumber saja?
-- note: Four outlets that retell one wire are one source.
-- origin: written for Telusur
-- licence: Apache-2.0
select coalesce(speaker, 'the outlets') as who, content, outlets, articles, origins[1] as the_one_origin
from claim_clusters
where level = 'single_origin'
order by outlets desc, articles desc, content
limit 10;
