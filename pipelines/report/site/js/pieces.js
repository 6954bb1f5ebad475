"use strict";
// Parts that several pages share: the frame, badges, filters, paged lists, marked text.

(() => {
  const { h, t } = telusur;
  const LEVELS = ["disputed", "corroborated", "single_origin", "single_outlet"];
  const STANCES = ["assert", "deny", "predict", "ask", "commit", "feel"];
  const PAGES = ["overview", "claims", "articles", "speakers", "gates", "rejected", "questions"];

  telusur.frame = (view) => {
    const under = { claim: "claims", article: "articles" }[view] || view;
    const other = telusur.language === "id" ? "en" : "id";
    const dark = telusur.theme() === "dark";
    document.querySelector(".bar").replaceChildren(
      h("div", { class: "bar-in" },
        h("a", { class: "mark", href: "#/" }, "telusur"),
        h("nav", { "aria-label": t("pages") }, PAGES.map((page) =>
          h("a", { href: `#/${page === "overview" ? "" : page}`, "aria-current": page === under ? "page" : null }, t(page)))),
        h("div", { class: "tools" },
          h("button", { type: "button", class: "tool", id: "language", title: t("other_language"), onclick: () => telusur.speak(other) }, other.toUpperCase()),
          h("button", { type: "button", class: "tool", id: "theme", "aria-label": t("other_theme"), title: t("other_theme"), onclick: () => telusur.paint(dark ? "light" : "dark") }, dark ? "☀" : "☾"))));
    telusur.load("overview").then(({ about }) => document.querySelector(".foot").replaceChildren(
      h("p", {}, t("made", about.release, telusur.day(Date.parse(about.created) / 86400000))), h("p", {}, t("from_pages"))));
  };

  telusur.level = (level) => h("span", { class: `level ${LEVELS[level]}`, title: t(`${LEVELS[level]}_means`) }, t(LEVELS[level]));
  telusur.stance = (stance) => (stance === 0 ? null : h("span", { class: `stance ${STANCES[stance]}` }, t(STANCES[stance])));
  telusur.LEVELS = LEVELS;
  telusur.STANCES = STANCES;

  // A labelled control of a filter: a list of [value, words], a date, or text.
  telusur.control = (name, kind, filters, change, choices, none = "any") => {
    const value = filters[name] || "";
    const field = kind === "choice"
      ? h("select", { name, onchange: (event) => change(name, event.target.value) },
        h("option", { value: "" }, t(none)), choices.map(([one, label]) => h("option", { value: one, selected: one === value }, label)))
      : h("input", { name, type: kind, value, onchange: (event) => change(name, event.target.value) });
    return h("label", { class: "control" }, h("span", {}, t(`by_${name}`)), field);
  };

  // The box to search in; calls back shortly after the last key.
  telusur.search_box = (filters, change, hint) => {
    let timer;
    return h("input", {
      type: "search", name: "q", class: "search", value: filters.q || "", placeholder: hint, "aria-label": hint, autocomplete: "off", spellcheck: false,
      oninput: (event) => { clearTimeout(timer); timer = setTimeout(() => change("q", event.target.value), 150); },
    });
  };

  // A list with filters in the address. `find` gives numbers, `draw` an element for one; the box keeps its focus.
  telusur.listing = (view, filters, { size, find, draw, controls, head }) => {
    const results = h("div", { class: "results" });
    const count = h("p", { class: "count", "aria-live": "polite" });
    const pages = h("nav", { class: "pages" });
    const heads = h("div", {});
    let now = filters;
    const change = (name, value) => telusur.go(view, null, { ...now, page: "", [name]: value }, name === "q");
    const box = telusur.search_box(filters, change, t(`search_${view}`));
    const panel = h("div", { class: "controls" });
    async function update(next) {
      now = next;
      if (document.activeElement !== box) box.value = next.q || "";
      panel.replaceChildren(...controls(next, change));
      const begun = performance.now();
      const numbers = await find(next);
      const page = Math.max(0, Number(next.page || 1) - 1);
      const shown = numbers.slice(page * size, (page + 1) * size);
      const drawn = await Promise.all(shown.map(draw));
      if (now !== next) return;
      count.replaceChildren(t("found", telusur.number(numbers.length)));
      count.dataset.milliseconds = String(Math.round(performance.now() - begun));
      count.dataset.found = String(numbers.length);
      if (head) heads.replaceChildren(head(next, change));
      results.replaceChildren(...(drawn.length ? drawn : [h("p", { class: "empty" }, t("nothing"))]));
      const last = Math.ceil(numbers.length / size) - 1;
      const link = (to, words, name) => (to < 0 || to > last || to === page ? h("span", { class: "off" }, words) : h("a", { class: name, href: telusur.address(view, null, { ...next, page: to + 1 }) }, words));
      pages.replaceChildren(...(last > 0 ? [link(page - 1, `← ${t("before")}`, "prior"), h("span", {}, t("page_of", telusur.number(page + 1), telusur.number(last + 1))), link(page + 1, `${t("after")} →`, "next")] : []));
    }
    const clear = h("a", { class: "clear", href: telusur.address(view) }, t("clear"));
    const node = h("div", { class: "listing" },
      h("h1", {}, t(view)), h("p", { class: "lead" }, t(`${view}_lead`)), box, heads,
      h("details", { class: "filters", open: innerWidth > 900 }, h("summary", {}, t("filters")), panel, clear),
      count, results, pages);
    return { title: t(view), node, update, drawn: () => update(filters) };
  };

  // `text` cut at the ends of all spans [start, end, class, note]; offsets are code points. Between `from` and `to`.
  telusur.marked = (text, spans, from = 0, to = Infinity) => {
    const points = typeof text === "string" ? [...text] : text;
    const end = Math.min(to, points.length);
    const inside = spans.filter(([start, stop]) => start < end && stop > from);
    const cuts = new Set([from, end]);
    for (const [start, stop] of inside) { cuts.add(Math.max(start, from)); cuts.add(Math.min(stop, end)); }
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(0, -1).map((start, place) => {
      const stop = places[place + 1];
      const over = inside.filter(([a, b]) => a <= start && b >= stop);
      const words = points.slice(start, stop).join("");
      if (!over.length) return document.createTextNode(words);
      const claim = over.map((span) => span[4]).find((one) => one !== undefined);
      return h("span", { class: [...new Set(over.map((span) => span[2]))].join(" "), title: over.map((span) => span[3]).filter(Boolean).join(" · ") || null, data: claim === undefined ? {} : { claim: String(claim) } }, words);
    });
  };

  // A bar with its words and number, as long as its share of the most.
  telusur.bar = (words, value, most, href, note) => h("a", { class: "bar-row", href },
    h("span", { class: "bar-words" }, words, note ? h("small", {}, note) : null),
    h("span", { class: "bar-track" }, h("span", { class: "bar-fill", style: { width: `${Math.max(1, (100 * value) / most)}%` } })),
    h("span", { class: "bar-value" }, telusur.number(value)));
})();
