"use strict";
// The list of claims: one entry is one cluster.

(() => {
  const { h, t } = telusur;
  const FIELDS = ["number", "date", "place", "speaker", "polarity", "wording"];
  const SIZE = 20;

  // The numbers of the clusters that the filters leave, in the order asked for.
  async function find(filters) {
    const columns = await telusur.load("clusters/columns");
    const { about } = await telusur.load("overview");
    const matching = await telusur.search("clusters", filters.q);
    const level = filters.level ? String(telusur.LEVELS.indexOf(filters.level)) : null;
    const stance = filters.stance ? String(telusur.STANCES.indexOf(filters.stance)) : null;
    const outlet = filters.outlet ? about.outlets.indexOf(filters.outlet) : null;
    const in_outlet = outlet === null ? null : columns.outletSets.map((set) => set.includes(outlet));
    const from_origin = filters.origin ? columns.originSets.map((set) => set.includes(filters.origin)) : null;
    const conflict = !filters.conflict ? 0 : filters.conflict === "any" ? -1 : 1 << FIELDS.indexOf(filters.conflict);
    const speaker = filters.speaker === undefined ? null : Number(filters.speaker);
    const from = filters.from ? Date.parse(filters.from) / 86400000 : null;
    const to = filters.to ? Date.parse(filters.to) / 86400000 : null;
    const levels = [0, 0, 0, 0];
    const found = [];
    for (let n = 0; n < columns.level.length; n++) {
      if (matching && !matching.has(n)) continue;
      if (stance !== null && columns.stance[n] !== stance) continue;
      if (in_outlet && !in_outlet[columns.outlet[n]]) continue;
      if (from_origin && !from_origin[columns.origin[n]]) continue;
      if (conflict && !(columns.conflict[n] & conflict)) continue;
      if (speaker !== null && columns.speaker[n] !== speaker) continue;
      if (filters.who === "somebody" && columns.speaker[n] < 0) continue;
      if (filters.who === "outlet" && columns.speaker[n] >= 0) continue;
      if (from !== null && !(columns.day[n] !== null && columns.day[n] >= from)) continue;
      if (to !== null && !(columns.day[n] !== null && columns.day[n] <= to)) continue;
      levels[columns.level[n]]++;
      if (level === null || columns.level[n] === level) found.push(n);
    }
    find.levels = levels;
    const date = (n, none) => (columns.day[n] === null ? none : columns.day[n]);
    if (filters.sort === "new") found.sort((a, b) => date(b, -Infinity) - date(a, -Infinity) || a - b);
    if (filters.sort === "old") found.sort((a, b) => date(a, Infinity) - date(b, Infinity) || a - b);
    if (filters.sort === "spread") found.sort((a, b) => columns.members[b] - columns.members[a] || a - b);
    return found;
  }

  telusur.who = (row) => (row.speaker ? h("span", { class: "who" }, row.speaker) : h("span", { class: "who none" }, t("the_outlet")));

  telusur.reach = (row, outlets) => {
    const names = row.outlets.map((one) => outlets[one]);
    return h("span", { class: "reach" }, names.length > 1 ? `${t("outlets_n", names.length)}: ` : "", names.slice(0, 4).join(", "), names.length > 4 ? " …" : "");
  };

  async function draw(number) {
    const { about } = await telusur.load("overview");
    const row = await telusur.row("clusters", number, about.pageSize.clusters);
    return h("a", { class: `entry ${telusur.LEVELS[row.level]}`, href: telusur.address("claim", number) },
      h("span", { class: "tags" }, telusur.level(row.level), telusur.stance(row.stance), row.conflicts.map(([field]) => h("span", { class: "conflict" }, t(field)))),
      h("span", { class: "content" }, row.content),
      h("span", { class: "meta" }, telusur.who(row), telusur.reach(row, about.outlets), h("span", {}, row.first === null ? t("no_date") : telusur.day(Math.floor(row.first / 1440)))));
  }

  telusur.views.claims = async (_, filters) => {
    const [{ about }, columns] = await Promise.all([telusur.load("overview"), telusur.load("clusters/columns")]);
    const speakers = filters.speaker === undefined ? null : await telusur.load("speakers");
    const counts = new Map();
    columns.origin.forEach((set) => columns.originSets[set].forEach((name) => counts.set(name, (counts.get(name) || 0) + 1)));
    const origins = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 200).map(([name]) => [name, name]);
    const controls = (now, change) => [
      telusur.control("outlet", "choice", now, change, about.outlets.map((one) => [one, one])),
      telusur.control("origin", "choice", now, change, origins),
      telusur.control("stance", "choice", now, change, telusur.STANCES.map((one) => [one, t(one)])),
      telusur.control("conflict", "choice", now, change, [["any", t("any_conflict")], ...FIELDS.map((one) => [one, t(one)])]),
      telusur.control("who", "choice", now, change, [["somebody", t("who_somebody")], ["outlet", t("who_outlet")]]),
      telusur.control("from", "date", now, change),
      telusur.control("to", "date", now, change),
      telusur.control("sort", "choice", now, change, [["new", t("sort_new")], ["old", t("sort_old")], ["spread", t("sort_spread")]], "sort_default"),
    ];
    const head = (now) => h("div", { class: "pills" },
      now.speaker !== undefined && speakers ? h("a", { class: "pill on", href: telusur.address("claims", null, { ...now, speaker: "", page: "" }) }, t("by_speaker_only", speakers[now.speaker].name), " ×") : null,
      telusur.LEVELS.map((one, n) => h("a", { class: `pill ${one}${now.level === one ? " on" : ""}`, "aria-pressed": now.level === one ? "true" : "false", href: telusur.address("claims", null, { ...now, level: now.level === one ? "" : one, page: "" }) },
        t(one), " ", h("b", {}, telusur.number(find.levels[n])))));
    return telusur.listing("claims", filters, { size: SIZE, find, draw, controls, head });
  };
})();
