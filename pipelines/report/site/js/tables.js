"use strict";
// Pages that are tables: speakers, gates, rejected documents, questions. The bundled table library draws the long ones;
// its cells are given as elements, so that it never parses a page's words.

(() => {
  const { h, t } = telusur;

  const text = (cell) => h("span", {}, cell.getValue() === null || cell.getValue() === undefined ? "" : String(cell.getValue()));
  const count = (cell) => h("span", {}, telusur.number(cell.getValue()));

  async function table(element, columns, rows, options) {
    await telusur.run("vendor/tabulator/tabulator.min.js");
    if (!element.isConnected) return null;
    return new Promise((resolve) => {
      const made = new Tabulator(element, {
        data: rows, layout: "fitColumns", responsiveLayout: innerWidth < 900 ? "collapse" : false, pagination: true, paginationSize: 25, paginationCounter: false,
        columnDefaults: { formatter: text, headerHozAlign: "left", resizable: false, tooltip: false, vertAlign: "top", responsive: 1 },
        responsiveLayoutCollapseFormatter: (cells) => h("dl", { class: "facts" }, cells.map(({ title, value }) => [h("dt", {}, title), h("dd", {}, value instanceof Node ? value : String(value ?? ""))])),
        responsiveLayoutCollapseStartOpen: true, placeholder: t("nothing"), columns,
        langs: { default: { pagination: { first: "«", last: "»", prev: "‹", next: "›" } } }, ...options,
      });
      made.on("tableBuilt", () => { made.redraw(true); resolve(made); });
    });
  }

  // A box above a table that leaves rows in which every word of it begins a word.
  function box(hint, made, fields) {
    let timer;
    return h("input", { type: "search", class: "search", placeholder: hint, "aria-label": hint, oninput: (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const wanted = telusur.fold(event.target.value);
        const grid = made();
        if (grid) grid.setFilter((row) => { const words = telusur.fold(fields.map((name) => row[name] ?? "").join(" ")); return wanted.every((one) => words.some((word) => word.startsWith(one))); });
      }, 150);
    } });
  }

  telusur.views.speakers = async () => {
    const rows = (await telusur.load("speakers")).map((row, number) => ({ ...row, number }));
    const element = h("div", { class: "grid" });
    let grid = null;
    const link = (cell) => h("a", { href: telusur.address("claims", null, { speaker: cell.getData().number }) }, cell.getValue());
    const node = h("div", {}, h("h1", {}, t("speakers")), h("p", { class: "lead" }, t("speakers_lead")), box(t("search_claims"), () => grid, ["name", "title"]), element);
    return { title: t("speakers"), node, drawn: async () => {
      grid = await table(element, [
        { title: t("name"), field: "name", formatter: link, widthGrow: 3, minWidth: 170, responsive: 0 },
        { title: t("title"), field: "title", widthGrow: 4, minWidth: 220, responsive: 3 },
        { title: t("claims_column"), field: "claims", formatter: count, minWidth: 84, responsive: 0, sorter: "number" },
        { title: t("denials_column"), field: "denials", formatter: count, minWidth: 96, responsive: 2, sorter: "number" },
        { title: t("outlets_column"), field: "outlets", formatter: count, minWidth: 84, responsive: 2, sorter: "number" },
      ], rows);
    } };
  };

  telusur.views.gates = async () => {
    const { expectations, refused } = await telusur.load("gates");
    const rows = expectations.map((row) => ({ ...row, failed: row.judged - row.held, ok: row.judged === row.held, share: t("of_batches", row.held, row.judged), grade: t(row.severity) }));
    const element = h("div", { class: "grid" });
    let grid = null;
    const tables = [...new Set(rows.map((row) => row.table))];
    const card = (name) => {
      const own = rows.filter((row) => row.table === name);
      const failed = own.filter((row) => !row.ok).length;
      return h("button", { type: "button", class: `gate ${failed ? "off" : "on"}`, onclick: () => grid && grid.setFilter("table", "=", name) }, h("strong", {}, name), h("span", {}, failed ? t("some_failed", failed, own.length) : t("all_held", own.length)));
    };
    const mark = (cell) => h("span", { class: cell.getData().ok ? "yes" : "no" }, `${cell.getData().ok ? "✓" : "✗"} ${cell.getData().share}`);
    const columns = [
      { title: t("table"), field: "table", minWidth: 92, responsive: 0 },
      { title: t("expectation"), field: "expectation", widthGrow: 3, minWidth: 150, responsive: 0 },
      { title: t("held"), field: "failed", formatter: mark, minWidth: 84, responsive: 0 },
      { title: t("severity"), field: "grade", minWidth: 100, responsive: 3 },
      { title: t("found_was"), field: "observed", widthGrow: 2, minWidth: 160, responsive: 2 },
      { title: t("reason"), field: "reason", widthGrow: 4, minWidth: 260, responsive: 2 },
    ];
    const only = h("label", { class: "layer" }, h("input", { type: "checkbox", onchange: (event) => grid && (event.target.checked ? grid.setFilter("failed", ">", 0) : grid.clearFilter()) }), t("only_failed"));
    const node = h("div", {}, h("h1", {}, t("gates")), h("p", { class: "lead" }, t("gates_lead")),
      h("div", { class: "gate-cards" }, tables.map(card)),
      box(t("search_gates"), () => grid, ["table", "expectation", "reason", "column"]), h("div", { class: "layers" }, only), element,
      refused.length ? h("section", {}, h("h2", {}, t("refused_title")), h("p", { class: "lead" }, t("refused_lead")),
        h("div", { class: "scroll" }, h("table", { class: "plain" }, h("thead", {}, h("tr", {}, ["table", "batch", "expectation", "found_was", "reason"].map((one) => h("th", {}, t(one))))),
          h("tbody", {}, refused.slice(0, 200).map((row) => h("tr", {}, ["table", "batch", "expectation", "observed", "reason"].map((one) => h("td", {}, row[one])))))))) : null);
    return { title: t("gates"), node, drawn: async () => { grid = await table(element, columns, rows); } };
  };

  telusur.views.rejected = async (_, filters) => {
    const { rows, pages, reasons } = await telusur.load("rejected/reasons");
    const all = (await Promise.all(Array.from({ length: pages }, (_unused, page) => telusur.load(`rejected/${page}`)))).flat();
    const element = h("div", { class: "grid" });
    let grid = null;
    const shown = filters.reason ? all.filter((row) => row.reason === filters.reason) : all;
    const node = h("div", {}, h("h1", {}, t("rejected")), h("p", { class: "lead" }, t("rejected_lead")),
      rows ? [
        h("section", { class: "card" }, reasons.map(([reason, number]) => telusur.bar(reason, number, reasons[0][1], telusur.address("rejected", null, { reason: filters.reason === reason ? "" : reason })))),
        box(t("search_rejected"), () => grid, ["reason", "path", "detail"]), element,
      ] : h("p", { class: "empty" }, t("none_rejected")));
    return { title: t("rejected"), node, drawn: async () => {
      if (rows) grid = await table(element, [
        { title: t("why"), field: "reason", minWidth: 118, responsive: 0 },
        { title: t("path"), field: "path", widthGrow: 3, minWidth: 190, responsive: 0 },
        { title: t("record_no"), field: "record", formatter: count, minWidth: 80, responsive: 3 },
        { title: t("detail"), field: "detail", widthGrow: 4, minWidth: 240, responsive: 2 },
        { title: t("stage"), field: "stage", minWidth: 90, responsive: 4 },
        { title: t("size"), field: "bytes", formatter: count, minWidth: 90, responsive: 3, sorter: "number" },
      ], shown);
    } };
  };

  telusur.views.questions = async () => {
    const questions = await telusur.load("questions");
    const plain = (words) => words.replace(/\\([\\`*_[\]<>|])/g, "$1");
    const answer = ({ columns, rows }) => (rows.length
      ? h("div", { class: "scroll" }, h("table", { class: "plain" }, h("thead", {}, h("tr", {}, columns.map((one) => h("th", {}, one)))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, plain(cell))))))))
      : h("p", { class: "empty" }, t("no_rows")));
    const node = h("div", {}, h("h1", {}, t("questions")), h("p", { class: "lead" }, t("questions_lead")),
      questions.map((one, number) => h("section", { class: "card question" }, h("h2", {}, `${number + 1}. ${one[telusur.language]}`), h("p", { class: "lead" }, one.note), answer(one), h("details", {}, h("summary", {}, t("sql")), h("pre", {}, h("code", {}, one.sql))))));
    return { title: t("questions"), node };
  };
})();
