-- en: Which claims of the person with most of them have two or more independent origins?
-- id: Klaim mana dari satu tokoh yang punya dua sumber mandiri atau lebih?
-- note: Put a name in place of the subquery to ask about somebody: where speaker = 'Bramanta Kusumajati'.
-- origin: written for Telusur
-- licence: Apache-2.0
select speaker, stance, content, independent_origins as sources, array_to_string(origins, ', ') as origins
from claim_clusters
where independent_origins >= 2 and speaker_id = (
    select speaker_id from claim_clusters where independent_origins >= 2 and speaker_id like 'per:%'
    group by speaker_id order by count(*) desc, speaker_id limit 1)
order by sources desc, outlets desc, content
limit 10;
