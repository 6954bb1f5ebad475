"use strict";
// One article: its story with claims, cues, sources and names marked, beside the raw page it was cut from.

(() => {
  const { h, t } = telusur;
  const KINDS = ["direct", "mixed", "indirect", "assertion"];
  const TYPES = ["PER", "ORG", "LOC", "FAC", "MISC"];

  function spans_of(article) {
    const spans = [];
    article.claims.forEach((claim, place) => {
      const who = claim.speaker || t("the_outlet");
      for (const [start, end] of claim.pieces) spans.push([start, end, `claim ${KINDS[claim.kind]}`, `${t(KINDS[claim.kind])}: ${who}`, place]);
      if (claim.cue) spans.push([...claim.cue, "cue", null]);
      if (claim.source) spans.push([...claim.source, "source", null]);
    });
    for (const [start, end, type, name, indirect] of article.mentions) spans.push([start, end, `name ${TYPES[type]}${indirect ? " indirect" : ""}`, `${t(TYPES[type])}${name >= 0 ? `: ${article.names[name]}` : ""}`]);
    return spans;
  }

  // Paragraphs lie between blank lines.
  function story(article, points) {
    const spans = spans_of(article);
    const paragraphs = [];
    let start = 0;
    for (let n = 0; n <= points.length; n++) {
      if (n === points.length || (points[n] === "\n" && points[n + 1] === "\n")) {
        if (n > start) paragraphs.push(h("p", {}, telusur.marked(points, spans, start, n)));
        start = n + 2;
        n++;
      }
    }
    return paragraphs;
  }

  function raw(article, points, labels) {
    return h("ol", { class: "lines" }, article.lines.map(([label, words, start]) => {
      const text = typeof words === "number" ? points.slice(start, start + words).join("") : words;
      return h("li", { class: `line ${labels[label] === "body" ? "kept" : "left-out"}` }, h("span", { class: "label" }, t(`line_${labels[label]}`)), h("code", {}, text || "\u00a0"));
    }));
  }

  function claim_card(claim, place, points, jump) {
    const words = claim.pieces.map(([start, end]) => points.slice(start, end).join("")).join(" ");
    return h("article", { class: "claim-card", id: `claim-${place}`, data: { claim: String(place) } },
      h("p", { class: "content" }, h("button", { type: "button", class: "to-text", title: t("story"), onclick: () => jump(place) }, words)),
      h("p", { class: "meta" },
        claim.speaker ? h("span", { class: "who" }, claim.title ? `${claim.speaker}, ${claim.title}` : claim.speaker) : h("span", { class: "who none" }, t("the_outlet")),
        h("span", { class: "kind" }, t(KINDS[claim.kind])), telusur.stance(claim.stance),
        claim.evidence !== "outlet" && claim.origin ? h("span", { class: "chain" }, claim.via.length ? t("through", claim.via.join(" → ")) : t("rests_on", claim.origin), ` (${t(`evidence_${claim.evidence}`)})`) : null,
        h("span", { class: "fine" }, t("sure", claim.sure), ", ", t("rule", claim.rule)),
        claim.cluster >= 0 ? h("a", { href: telusur.address("claim", claim.cluster) }, `${t("members")} →`) : null));
  }

  function facts(article) {
    const rows = [
      ["file", [h("code", {}, article.path), article.record ? ` (${t("record", article.record)})` : ""]],
      ["address", article.url ? [h("a", { href: article.url, rel: "noopener noreferrer" }, article.url)] : null],
      ["section", article.section ? [article.section] : null],
      ["batch", [article.batch]],
      ["credited", article.credited.length ? [article.credited.join(", ")] : null],
      ["id", [h("code", {}, article.id)]],
    ];
    return h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, t(name)), h("dd", {}, value)]));
  }

  telusur.views.article = async (which, filters) => {
    const { about } = await telusur.load("overview");
    const article = await telusur.row("articles/text", Number(which), about.pageSize.texts);
    const points = [...article.text];
    const text = h("div", { class: "story" });
    text.append(...story(article, points));
    const cards = h("div", { class: "claim-cards" });
    const node = h("div", { class: "one-article" });
    const light = (place) => {
      for (const one of node.querySelectorAll(".lit")) one.classList.remove("lit");
      for (const one of node.querySelectorAll(`[data-claim="${Number(place)}"]`)) one.classList.add("lit");
    };
    const calm = { block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" };
    const jump = (place) => { light(place); text.querySelector(`[data-claim="${Number(place)}"]`)?.scrollIntoView(calm); };
    cards.append(...article.claims.map((claim, place) => claim_card(claim, place, points, jump)));
    text.addEventListener("click", (event) => {
      const marked = event.target.closest("[data-claim]");
      if (!marked) return;
      light(marked.dataset.claim);
      node.querySelector(`#claim-${Number(marked.dataset.claim)}`)?.scrollIntoView(calm);
    });
    const layer = (name) => h("label", { class: `layer ${name}` }, h("input", { type: "checkbox", checked: true, onchange: (event) => text.classList.toggle(`without-${name}`, !event.target.checked) }), t(`show_${name}`));
    const retold = await Promise.all(article.retold.map(async ([number, verdict, share]) =>
      telusur.article_entry(number, await telusur.row("articles", number, about.pageSize.articles), `${t(verdict)}, ${t("shares", telusur.percent(share, 1))}`)));
    node.append(
      h("p", { class: "crumbs" }, h("a", { href: "#/articles" }, t("articles"))),
      h("header", { class: "article-head" },
        h("p", { class: "meta" }, h("span", { class: "who" }, article.name || article.outlet || "?"), h("span", {}, telusur.time(article.published, article.precision)), article.modified !== null ? h("span", {}, t("modified", telusur.time(article.modified))) : null),
        h("h1", {}, article.headline || t("no_headline")),
        article.deck ? h("p", { class: "deck" }, article.deck) : null,
        article.authors.length ? h("p", { class: "meta" }, t("by", article.authors.join(", "))) : null,
        facts(article)),
      h("div", { class: "beside" },
        h("section", { class: "card" }, h("h2", {}, t("story")), h("p", { class: "lead" }, t("story_lead")), h("div", { class: "layers" }, layer("claims"), layer("names")), text),
        h("section", { class: "card raw" }, h("h2", {}, t("raw")), h("p", { class: "lead" }, t("raw_lead")), raw(article, points, about.labels))),
      h("section", {}, h("h2", {}, t("in_article"), " ", h("small", {}, telusur.number(article.claims.length))), cards));
    if (retold.length) node.append(h("section", {}, h("h2", {}, t("retold")), retold));
    return { title: article.headline || t("no_headline"), node, drawn: async () => { if (filters.claim !== undefined) jump(filters.claim); } };
  };
})();
