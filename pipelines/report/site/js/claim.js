"use strict";
// One claim over all outlets: its members side by side, with what differs marked.

(() => {
  const { h, t } = telusur;
  const SHOWN = 24;
  const AROUND = 160; // code points of the story that are shown on each side of a claim

  // Places of the words of `words` that are not in the longest common subsequence with `other`.
  telusur.differing = (words, other) => {
    const a = words.map((one) => telusur.fold(one).join("")), b = other.map((one) => telusur.fold(one).join(""));
    const long = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) long[i][j] = a[i] === b[j] ? long[i + 1][j + 1] + 1 : Math.max(long[i + 1][j], long[i][j + 1]);
    const different = new Set();
    for (let i = 0, j = 0; i < a.length;) {
      if (j < b.length && a[i] === b[j]) { i++; j++; }
      else if (j < b.length && long[i][j + 1] >= long[i + 1][j]) j++;
      else { if (a[i]) different.add(i); i++; }
    }
    return different;
  };

  // Words of a claim with their places in the story.
  function words_of(points, pieces) {
    const found = [];
    for (const [start, end] of pieces) {
      const piece = points.slice(start, end);
      for (let n = 0; n < piece.length;) {
        if (/\s/.test(piece[n])) { n++; continue; }
        let stop = n;
        while (stop < piece.length && !/\s/.test(piece[stop])) stop++;
        found.push([piece.slice(n, stop).join(""), start + n, start + stop]);
        n = stop;
      }
    }
    return found;
  }

  function edge(points, place, step, limit) {
    let at = place;
    while (at > 0 && at < points.length && Math.abs(at - place) < limit && points[at + (step < 0 ? -1 : 0)] !== "\n") at += step;
    while (at > 0 && at < points.length && Math.abs(at - place) >= limit && !/\s/.test(points[at + (step < 0 ? -1 : 0)]) && Math.abs(at - place) < limit + 40) at += step;
    return at;
  }

  // Why a telling is taken for the same claim: the one that it is like, and how like it is.
  function why(link, other) {
    const [number, place, score, words, speakers] = link;
    return h("a", { class: "why", href: telusur.address("article", number, { claim: place }) },
      t("linked", other.name || other.outlet || t("no_headline"), telusur.percent(words, 1), t(`linked_${speakers}`), telusur.number(Math.round(score * 100) / 100)));
  }

  function member([article, claim, number, place], first, leads, reason) {
    const points = [...article.text];
    const words = words_of(points, claim.pieces);
    const different = leads ? new Set() : telusur.differing(words.map(([one]) => one), first);
    const spans = claim.pieces.map(([start, end]) => [start, end, "told"]);
    for (const one of different) spans.push([words[one][1], words[one][2], "differs"]);
    if (claim.cue) spans.push([...claim.cue, "cue"]);
    const from = edge(points, claim.span[0], -1, AROUND), to = edge(points, claim.span[1], 1, AROUND);
    const chain = claim.via.length ? t("through", claim.via.join(" → ")) : claim.evidence !== "outlet" && claim.origin ? t("rests_on", claim.origin) : null;
    return h("article", { class: `member${leads ? " leads" : ""}` },
      h("header", {}, h("strong", {}, article.name || article.outlet || t("no_headline")), leads ? h("span", { class: "first" }, t("first")) : null,
        h("span", { class: "meta" }, telusur.time(article.published, article.precision)), chain ? h("span", { class: "chain" }, chain) : null),
      h("p", { class: "told-in" }, from > 0 && points[from - 1] !== "\n" ? "… " : null, telusur.marked(points, spans, from, to), to < points.length && points[to] !== "\n" ? " …" : null),
      h("footer", {}, h("span", { class: "kind" }, t(["direct", "mixed", "indirect", "assertion"][claim.kind])), claim.speaker ? h("span", {}, claim.title ? `${claim.speaker}, ${claim.title}` : claim.speaker) : null,
        !leads && different.size === 0 ? h("span", {}, t("same_words")) : null,
        h("a", { href: telusur.address("article", number, { claim: place }) }, article.headline || t("no_headline")), reason));
  }

  telusur.views.claim = async (which) => {
    const { about } = await telusur.load("overview");
    const size = about.pageSize;
    const row = await telusur.row("clusters", Number(which), size.clusters);
    const of = async ([number, place]) => {
      const article = await telusur.row("articles/text", number, size.texts);
      return [article, article.claims[place], number, place];
    };
    const grid = h("div", { class: "members" });
    const key = ([number, place]) => `${number}:${place}`;
    async function fill(count) {
      const leader = await of(row.leader);
      const others = row.members.filter((one) => key(one) !== key(row.leader));
      const loaded = await Promise.all(others.slice(0, count - 1).map(of));
      loaded.sort((a, b) => (a[0].published ?? Infinity) - (b[0].published ?? Infinity) || a[2] - b[2]);
      const first = words_of([...leader[0].text], leader[1].pieces).map(([one]) => one);
      const links = new Map(row.members.map((one, n) => [key(one), row.links[n]]));
      const reason = async ([, , ...one]) => {
        const link = links.get(key(one));
        return link ? why(link, (await of(link))[0]) : null;
      };
      const shown = await Promise.all(loaded.map(async (one) => member(one, first, false, await reason(one))));
      grid.replaceChildren(member(leader, first, true, await reason(leader)), ...shown);
      if (row.members.length > count) grid.append(h("button", { type: "button", class: "more", onclick: () => fill(Infinity) }, t("more", telusur.number(row.members.length))));
    }
    const values = async ([field, given]) => {
      const groups = new Map();
      for (const [value, ...place] of given) groups.set(value, [...(groups.get(value) || []), (await of(place))[0]]);
      return h("div", { class: "disagreement" }, h("h3", {}, t(field)), h("div", { class: "values" },
        [...groups].map(([value, articles]) => h("div", { class: "value" }, h("strong", {}, value), h("span", {}, [...new Set(articles.map((one) => one.outlet || t("no_headline")))].join(", "))))));
    };
    const conflicts = await Promise.all(row.conflicts.map(values));
    const columns = await telusur.load("clusters/columns");
    const speaker = columns.speaker[which];
    const node = h("div", { class: "one-claim" },
      h("p", { class: "crumbs" }, h("a", { href: "#/claims" }, t("claims"))),
      h("section", { class: `hero claim-hero ${telusur.LEVELS[row.level]}` },
        h("span", { class: "tags" }, telusur.level(row.level), telusur.stance(row.stance)),
        h("h1", { class: "content" }, row.content),
        h("p", { class: "meta" }, telusur.who(row), telusur.reach(row, about.outlets), row.first === null ? null : h("span", {}, telusur.time(row.first))),
        h("p", { class: "lead" }, t(`${telusur.LEVELS[row.level]}_means`)),
        h("p", { class: "origins" }, h("span", {}, `${t("origins")}: `), row.origins.map((one) => h("a", { class: "pill", href: telusur.address("claims", null, { origin: one }) }, one))),
        speaker >= 0 ? h("p", {}, h("a", { href: telusur.address("claims", null, { speaker }) }, `${t("all_by", row.speaker)} →`)) : null),
      conflicts.length ? h("section", { class: "card conflicts" }, h("h2", {}, t("conflicts")), conflicts) : null,
      h("section", {}, h("h2", {}, t("members"), " ", h("small", {}, row.members.length === 1 ? t("telling") : t("tellings", telusur.number(row.members.length)))), row.members.length > 1 ? h("p", { class: "lead" }, t("members_lead")) : null, grid),
      h("p", { class: "fine" }, t("cluster_id", row.id)));
    return { title: row.content.slice(0, 60), node, drawn: () => fill(SHOWN) };
  };
})();
