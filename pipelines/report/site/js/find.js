"use strict";
// Search without a server: the words of a query are folded as pipelines/report/words.py folds those of the texts.

(() => {
  const LONGEST = 40;

  telusur.fold = (text) =>
    (text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).map((word) => [...word].slice(0, LONGEST).join(""));

  // Place of the last file whose first word is not behind `word`.
  function file_of(firsts, word) {
    let low = 0, high = firsts.length - 1, found = 0;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) { found = middle; low = middle + 1; } else high = middle - 1;
    }
    return found;
  }

  // Numbers of the texts that hold `word`, or a word that begins with it.
  async function holding(name, firsts, word, beginning) {
    const found = new Set();
    const last = beginning ? file_of(firsts, word + "\u{10ffff}") : file_of(firsts, word);
    for (let file = file_of(firsts, word); file <= last && file < firsts.length; file++) {
      const [words, gaps] = await telusur.load(`${name}/words/${file}`);
      words.forEach((one, place) => {
        if (beginning ? !one.startsWith(word) : one !== word) return;
        let number = 0;
        for (const gap of gaps[place]) { number += gap; found.add(number); }
      });
    }
    return found;
  }

  // Numbers of the texts that hold every word of the query, the last one as the beginning of a word; null for no words.
  telusur.search = async (name, query) => {
    const words = telusur.fold(query || "");
    if (!words.length) return null;
    const firsts = await telusur.load(`${name}/words`);
    const sets = await Promise.all(words.map((word, place) => holding(name, firsts, word, place === words.length - 1)));
    const [first, ...rest] = sets.sort((a, b) => a.size - b.size);
    return new Set([...first].filter((one) => rest.every((set) => set.has(one))));
  };
})();
