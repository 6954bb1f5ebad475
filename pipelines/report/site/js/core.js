"use strict";
// What every page needs: loading data, making elements, language, theme, addresses.
// Text from pages reaches the document through h() alone, which makes text nodes and never parses markup.

const telusur = (() => {
  const held = new Map();      // data by name
  const under_way = new Map(); // promises by script address

  function run(address) {
    if (!under_way.has(address)) {
      under_way.set(address, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = address;
        element.onload = () => resolve();
        element.onerror = () => { under_way.delete(address); reject(new Error(address)); };
        document.head.append(element);
      }));
    }
    return under_way.get(address);
  }

  // Data file `name`, loaded once.
  async function load(name) {
    if (!held.has(name)) await run(`data/${name}.js`);
    return held.get(name);
  }

  // Row `number` of a paged file.
  async function row(name, number, size) {
    return (await load(`${name}/${Math.floor(number / size)}`))[number % size];
  }

  // An element. Children are elements, strings (become text) or null. An address that is neither a place in this page
  // nor http(s) is left out: pages choose the addresses that they print.
  function h(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else if (name === "href") { if (/^(#|https?:\/\/)/i.test(value)) element.setAttribute("href", value); }
      else if (name === "data") Object.assign(element.dataset, value);
      else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
      else if (name in element && name !== "list") element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  // language and theme; a page on disk may be refused storage

  function remembered(name) { try { return localStorage.getItem(`telusur.${name}`); } catch { return null; } }
  function remember(name, value) { try { localStorage.setItem(`telusur.${name}`, value); } catch { /* forgotten on leaving */ } }

  let language = remembered("language") || ((navigator.language || "").startsWith("id") ? "id" : "en");
  const words = {};
  function t(key, ...values) {
    const text = words[language][key];
    if (text === undefined) throw new Error(`no word for ${key} in ${language}`);
    return text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  }
  function speak(other) { language = other; remember("language", other); document.documentElement.lang = other; show(); }

  function theme() {
    return document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }
  function paint(name) { document.documentElement.dataset.theme = name; remember("theme", name); show(); }

  // numbers and times, as the reader's language writes them; times in Jakarta

  const number = (value) => new Intl.NumberFormat(language).format(value);
  const percent = (part, whole) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(whole ? part / whole : 0);
  function time(minutes, precision) {
    if (minutes === null) return t("no_date");
    const date = new Date(minutes * 60000);
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "Asia/Jakarta" }).format(date);
    if (precision === "day") return day;
    const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Jakarta" }).format(date);
    return `${day}, ${clock} WIB`;
  }
  const day = (days) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(days * 86400000));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // addresses: #/view/number?filters

  const views = {};
  const scrolled = new Map();
  let current = null;

  function here() {
    const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
    const [view, which] = path.split("/");
    return { view: views[view] ? view : "overview", which, filters: Object.fromEntries(new URLSearchParams(query || "")) };
  }
  function address(view, which, filters) {
    const kept = Object.entries(filters || {}).filter(([, value]) => value !== "" && value !== null && value !== undefined);
    const query = new URLSearchParams(kept).toString();
    return `#/${view}${which === undefined || which === null ? "" : `/${which}`}${query ? `?${query}` : ""}`;
  }
  function go(view, which, filters, replace) {
    const to = address(view, which, filters);
    if (replace) location.replace(to); else location.hash = to;
  }

  // Draws what the address says; a view that is on screen already may take new filters without being built anew.
  async function show(again) {
    const at = here();
    const main = document.getElementById("main");
    main.dataset.ready = "";
    if (again === "same" && current && current.name === at.view && current.which === at.which && current.update) {
      const token = current;
      await current.update(at.filters);
      if (token === current) main.dataset.ready = location.hash || "#/";
      return;
    }
    const token = { name: at.view, which: at.which };
    current = token;
    let made;
    try {
      made = await views[at.view](at.which, at.filters);
    } catch (error) {
      console.error(error);
      made = { title: "Telusur", node: h("p", { class: "empty" }, t("cannot_load", String(error.message || error))) };
    }
    if (token !== current) return;
    Object.assign(token, made);
    document.title = `${made.title} · Telusur`;
    document.documentElement.lang = language;
    telusur.frame(at.view);
    main.replaceChildren(made.node);
    window.scrollTo(0, scrolled.get(location.hash) || 0);
    if (made.drawn) await made.drawn();
    if (token === current) main.dataset.ready = location.hash || "#/";
  }

  let left = location.hash;
  addEventListener("scroll", () => scrolled.set(left, scrollY), { passive: true });
  addEventListener("hashchange", () => { left = location.hash; show("same"); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show());
  const chosen = remembered("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;

  return {
    put: (name, value) => held.set(name, value),
    run, load, row, h, t, words, views, show, go, address, here, speak, paint, theme, number, percent, time, day, colour,
    get language() { return language; },
  };
})();
