"use strict";
// The first page: what the release holds, in a few pictures.

(() => {
  const { h, t } = telusur;
  const WIDE = 700;

  // Draws with the bundled chart library, in SVG, without markup from data: tooltips are drawn text, not HTML.
  async function chart(element, option) {
    await telusur.run("vendor/echarts/echarts.min.js");
    if (!element.isConnected) return;
    const drawn = echarts.init(element, null, { renderer: "svg" });
    const base = {
      animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: telusur.colour("ink") },
      tooltip: { renderMode: "richText", backgroundColor: telusur.colour("card"), borderColor: telusur.colour("line"), textStyle: { color: telusur.colour("ink"), fontSize: 13 } },
    };
    drawn.setOption({ ...base, ...option, tooltip: { ...base.tooltip, ...option.tooltip } });
    new ResizeObserver(() => { if (element.isConnected) drawn.resize(); else drawn.dispose(); }).observe(element);
    return drawn;
  }

  const cut = (words, length) => (words.length > length ? `${words.slice(0, length - 1)}…` : words);

  // Bands between three columns: origin, outlet, speaker. Names of one column do not mix with those of another.
  function flow(rows, narrow) {
    const most = narrow ? 6 : 12;
    const kept = new Set([...new Map(rows.map(([, , speaker]) => [speaker, rows.filter((row) => row[2] === speaker).reduce((sum, row) => sum + row[3], 0)]))]
      .sort((a, b) => b[1] - a[1]).slice(0, most).map(([name]) => name));
    const nodes = new Map(), links = new Map();
    const node = (column, name, colour) => { const key = `${column}\u0000${name}`; nodes.set(key, { name: key, shown: name, depth: column, itemStyle: { color: colour } }); return key; };
    const link = (source, target, value) => { const key = `${source}\u0001${target}`; const one = links.get(key) || { source, target, value: 0 }; one.value += value; links.set(key, one); };
    for (const [origin, outlet, speaker, count] of rows) {
      if (!kept.has(speaker)) continue;
      const from = node(0, origin === null ? t("own") : origin || t("others"), telusur.colour(origin === null ? "single_outlet" : "single_origin"));
      const over = node(1, outlet || t("others"), telusur.colour("accent"));
      const to = node(2, speaker, telusur.colour("ink-soft"));
      link(from, over, count);
      link(over, to, count);
    }
    const words = (key, length) => cut(nodes.get(key).shown, length);
    return {
      tooltip: { formatter: ({ dataType, data, value }) => (dataType === "edge" ? `${words(data.source, 60)} → ${words(data.target, 60)}: ${telusur.number(value)}` : `${words(data.name, 60)}: ${telusur.number(value)}`) },
      series: [{
        type: "sankey", left: 4, right: narrow ? 116 : 215, top: 8, bottom: 8, nodeWidth: narrow ? 8 : 12, nodeGap: narrow ? 12 : 10, draggable: false, layoutIterations: 64, emphasis: { focus: "adjacency" },
        label: { color: telusur.colour("ink"), fontSize: narrow ? 11 : 13, formatter: ({ name }) => words(name, narrow ? 16 : 27), textBorderColor: telusur.colour("card"), textBorderWidth: 3 },
        lineStyle: { color: "source", opacity: telusur.theme() === "dark" ? 0.3 : 0.22, curveness: 0.5 }, data: [...nodes.values()], links: [...links.values()],
      }],
    };
  }

  // All days if they are few; else the shortest stretch that holds nine claims in ten. At most 60 bars.
  function timeline(rows) {
    const sums = rows.map(([, ...levels]) => levels.reduce((a, b) => a + b, 0));
    const all = sums.reduce((a, b) => a + b, 0);
    let from = rows[0][0], to = rows[rows.length - 1][0];
    if (to - from >= 60) {
      for (let first = 0, last = 0, held = 0; last < rows.length; last++) {
        held += sums[last];
        while (held - sums[first] >= all * 0.9) held -= sums[first++];
        if (held >= all * 0.9 && rows[last][0] - rows[first][0] < to - from) { from = rows[first][0]; to = rows[last][0]; }
      }
    }
    const width = Math.max(1, Math.ceil((to - from + 1) / 60));
    const bins = Array.from({ length: Math.ceil((to - from + 1) / width) }, () => [0, 0, 0, 0]);
    let drawn = 0;
    for (const [day, ...levels] of rows) {
      if (day < from || day > to) continue;
      levels.forEach((count, level) => { bins[Math.floor((day - from) / width)][level] += count; drawn += count; });
    }
    return { width, from, bins, outside: all - drawn };
  }

  function timeline_option({ width, from, bins }) {
    return {
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: bins.map((_, n) => telusur.day(from + n * width)), axisLine: { lineStyle: { color: telusur.colour("line") } }, axisTick: { show: false }, axisLabel: { color: telusur.colour("ink-soft"), hideOverlap: true } },
      yAxis: { type: "value", splitLine: { lineStyle: { color: telusur.colour("line") } }, axisLabel: { color: telusur.colour("ink-soft") } },
      series: telusur.LEVELS.map((level, n) => ({ name: t(level), type: "bar", stack: "all", barMaxWidth: 34, itemStyle: { color: telusur.colour(level) }, data: bins.map((bin) => bin[n]) })).reverse(),
    };
  }

  function tile(name, value, href) {
    return h("a", { class: "tile", href }, h("strong", {}, telusur.number(value)), h("span", {}, t(`n_${name}`)));
  }

  function levels(counts) {
    const all = counts.reduce((a, b) => a + b, 0);
    return [
      h("div", { class: "stack", role: "presentation" }, counts.map((count, n) => (count ? h("span", { class: telusur.LEVELS[n], style: { "flex-grow": String(count), "min-width": "4px" } }) : null))),
      h("div", { class: "stack-words" }, counts.map((count, n) => h("a", { href: telusur.address("claims", null, { level: telusur.LEVELS[n] }), class: `stack-word ${telusur.LEVELS[n]}` },
        h("strong", {}, telusur.number(count)), h("span", {}, t(telusur.LEVELS[n])), h("small", {}, telusur.percent(count, all)), h("em", {}, t(`${telusur.LEVELS[n]}_means`))))),
    ];
  }

  function changes(about) {
    if (!about.before) return h("p", { class: "lead" }, t("changes_first"));
    return [
      h("p", { class: "lead" }, t("changes_lead", about.before)),
      h("div", { class: "scroll" }, h("table", { class: "plain" },
        h("thead", {}, h("tr", {}, ["table", "rows_before", "rows_now", "added", "removed", "changed"].map((name) => h("th", {}, t(name))))),
        h("tbody", {}, about.changes.map(([table, ...numbers]) => h("tr", {}, h("th", { scope: "row" }, table), numbers.map((one) => h("td", {}, telusur.number(one)))))))),
    ];
  }

  telusur.views.overview = async () => {
    const data = await telusur.load("overview");
    const { counts } = data;
    const narrow = innerWidth < WIDE;
    const river = h("div", { class: "chart flow", role: "img", "aria-label": t("flow_title") });
    const days = h("div", { class: "chart timeline", role: "img", "aria-label": t("timeline_title") });
    const binned = data.timeline.length ? timeline(data.timeline) : null;
    const most = (rows, place) => Math.max(1, ...rows.map((row) => row[place]));
    const node = h("div", { class: "overview" },
      h("section", { class: "hero" },
        h("h1", {}, t("headline_1")),
        h("p", { class: "lead" }, t("headline_2", ...[counts.articles, counts.outlets, counts.claims, counts.clusters, data.levels[1]].map(telusur.number))),
        h("div", { class: "tiles" },
          tile("articles", counts.articles, "#/articles"), tile("claims", counts.claims, "#/claims"), tile("speakers", counts.speakers, "#/speakers"),
          tile("denials", counts.denials, "#/claims?stance=deny"), tile("outlets", counts.outlets, "#/articles"), tile("rejected", counts.rejected, "#/rejected"))),
      h("section", { class: "card" }, h("h2", {}, t("levels_title")), h("p", { class: "lead" }, t("levels_lead")), levels(data.levels)),
      data.flow.length ? h("section", { class: "card" }, h("h2", {}, t("flow_title")), h("p", { class: "lead" }, t("flow_lead")), river) : null,
      h("div", { class: "two" },
        h("section", { class: "card" }, h("h2", {}, t("quoted_title")),
          data.quoted.map((one, n) => telusur.bar(one.name, one.claims, data.quoted[0].claims, telusur.address("claims", null, { speaker: n }), one.title))),
        h("div", { class: "column" },
          data.wires.length ? h("section", { class: "card" }, h("h2", {}, t("wires_title")), h("p", { class: "lead" }, t("wires_lead")),
            data.wires.map(([name, claims, outlets]) => telusur.bar(name, claims, most(data.wires, 1), telusur.address("claims", null, { origin: name }), outlets === 1 ? t("outlet_1") : t("in_outlets", outlets)))) : null,
          binned ? h("section", { class: "card" }, h("h2", {}, t("timeline_title")), h("p", { class: "lead" }, t("timeline_lead"), binned.width > 1 ? ` ${t("per_bin", binned.width)}` : "", binned.outside ? ` ${t("timeline_window", telusur.number(binned.outside))}` : ""), days) : null)),
      h("section", { class: "card" }, h("h2", {}, t("changes_title"), " ", h("small", {}, data.about.release)), changes(data.about)));
    const drawn = async () => {
      if (data.flow.length) await chart(river, flow(data.flow, narrow));
      if (binned) await chart(days, timeline_option(binned));
    };
    return { title: t("overview"), node, drawn };
  };
})();
