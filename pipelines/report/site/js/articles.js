"use strict";
// The list of articles.

(() => {
  const { h, t } = telusur;
  const SIZE = 20;

  async function find(filters) {
    const columns = await telusur.load("articles/columns");
    const { about } = await telusur.load("overview");
    const matching = await telusur.search("articles", filters.q);
    const outlet = filters.outlet ? about.outlets.indexOf(filters.outlet) : null;
    const credit = filters.credit ? columns.credits.indexOf(filters.credit) : null;
    const from = filters.from ? Date.parse(filters.from) / 86400000 : null;
    const to = filters.to ? Date.parse(filters.to) / 86400000 : null;
    const found = [];
    for (let n = 0; n < columns.outlet.length; n++) {
      if (matching && !matching.has(n)) continue;
      if (outlet !== null && columns.outlet[n] !== outlet) continue;
      if (credit !== null && !columns.credited[n].includes(credit)) continue;
      if (from !== null && !(columns.day[n] !== null && columns.day[n] >= from)) continue;
      if (to !== null && !(columns.day[n] !== null && columns.day[n] <= to)) continue;
      found.push(n);
    }
    if (filters.sort === "old") found.reverse();
    if (filters.sort === "claims") found.sort((a, b) => columns.claims[b] - columns.claims[a] || a - b);
    return found;
  }

  telusur.article_entry = (number, row, note) => h("a", { class: "entry", href: telusur.address("article", number) },
    h("span", { class: "content" }, row.headline || t("no_headline")),
    h("span", { class: "meta" }, h("span", { class: "who" }, row.outlet || "?"), h("span", {}, telusur.time(row.published, row.precision)),
      h("span", {}, row.claims === 1 ? t("claim_1") : t("claims_n", telusur.number(row.claims))), h("span", {}, t("words_n", telusur.number(row.words))),
      row.credited.length ? h("span", { class: "chain" }, t("credits", row.credited.join(", "))) : null, note ? h("span", { class: "chain" }, note) : null));

  telusur.views.articles = async (_, filters) => {
    const [{ about }, columns] = await Promise.all([telusur.load("overview"), telusur.load("articles/columns")]);
    const draw = async (number) => telusur.article_entry(number, await telusur.row("articles", number, about.pageSize.articles));
    const controls = (now, change) => [
      telusur.control("outlet", "choice", now, change, about.outlets.map((one) => [one, one])),
      telusur.control("credit", "choice", now, change, columns.credits.map((one) => [one, one])),
      telusur.control("from", "date", now, change),
      telusur.control("to", "date", now, change),
      telusur.control("sort", "choice", now, change, [["old", t("sort_old")], ["claims", t("sort_claims")]], "sort_date"),
    ];
    return telusur.listing("articles", filters, { size: SIZE, find, draw, controls });
  };
})();
