"use strict";
// What searches. It knows nothing of the page: indexes and texts come in as scripts, which a page opened from disk may load, and results go out.
//
// An index has words as they stand in the texts. Here they are cut into their parts and brought to their stems, so that "story manager" finds
// StoryManager and "sampling" what is sampled; a beginning finds the whole, and a slip of one letter is forgiven where nothing else is found.
// What is found is weighed as BM25 does (Robertson and Zaragoza 2009): a word counts the more the rarer it is, in a title more than in a
// text, in a short text more than in a long one.
(() => {
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const value = Object.fromEntries([...LETTERS].map((letter, at) => [letter, at]));

  // How well a word of the index agrees with one that was typed.
  const WHOLE = 1, PART = 0.6, STEM = 0.5, BEGINS = 0.5, PART_BEGINS = 0.3, NEAR = 0.25;
  const TITLE = 4; // a word in a title against the same in a text
  const SAME = 3; // a title that is the very thing that was typed
  const SHARE_OF_LENGTH = 0.6; // BM25's b

  // Ascending numbers, written as their differences: five bits a letter, the lowest first, and a sixth that says that more follow.
  const numbers = (text) => {
    const found = [];
    let before = 0, number = 0, shift = 0;
    for (const letter of text) {
      const bits = value[letter];
      number += (bits & 31) * 2 ** shift;
      shift += 5;
      if (bits < 32) {
        before += number;
        found.push(before);
        number = shift = 0;
      }
    }
    return found;
  };

  const typed = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu)?.map((word) => word.replace(/^_+|_+$/g, "")).filter(Boolean) ?? [];
  const bare = (text) => typed(text).join("").replaceAll("_", "");

  // past_shape: past, shape. GPT2Generator: gpt2, generator.
  const parts = (word) => {
    const cut = word.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2");
    return cut.toLowerCase().split("_").filter(Boolean);
  };

  // Endings of English nouns and verbs, and no more: sample, samples, sampled, sampling, sampler.
  const stem = (word) => {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    let root = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
    if (root.length > 4) root = root.replace(/(?:ing|ed|er|e)$/, "").replace(/([bdgmnprt])\1$/, "$1");
    return root.length < 3 ? word : root;
  };

  // Whether one letter more, less, other, or two in each other's places make one of the other.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const [restA, restB] = [a.slice(at), b.slice(at)];
    return (
      restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
      (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  };

  const put = (map, key, at) => { map.has(key) ? map.get(key).push(at) : map.set(key, [at]); };

  // An index that was loaded, with its words cut.
  const opened = (id, data) => {
    const words = data.words.split(" ");
    const lower = words.map((word) => word.toLowerCase());
    const postings = data.postings.split(" ");
    const [whole, part, stems] = [new Map(), new Map(), new Map()];
    words.forEach((word, at) => {
      put(whole, lower[at], at);
      const cut = parts(word);
      for (const one of new Set(cut)) {
        if (cut.length > 1) put(part, one, at);
        put(stems, stem(one), at);
      }
    });
    const mean = data.size.reduce((sum, size) => sum + size, 0) / Math.max(1, data.size.length);
    const known = new Map();
    const lists = (at) => {
      if (!known.has(at)) known.set(at, postings[at].split(".").map(numbers));
      return known.get(at);
    };

    // A document's own name: of a file without its folders, of a definition without those around it.
    const name = (document) => {
      const kind = data.kinds[data.kind[document]];
      return data.title[document].split(kind.of !== "code" ? /$/ : kind.id === "file" ? "/" : ".").at(-1);
    };

    // The words that agree with one that was typed, and how well.
    const agreeing = (word, open) => {
      const found = new Map();
      const add = (at, weight) => { if (!(found.get(at) >= weight)) found.set(at, weight); };
      for (const at of whole.get(word) ?? []) add(at, WHOLE);
      for (const at of part.get(word) ?? []) add(at, PART);
      for (const at of stems.get(stem(word)) ?? []) add(at, STEM);
      if (open && word.length > 1) {
        lower.forEach((other, at) => { if (other.startsWith(word)) add(at, BEGINS * (word.length / other.length)); });
        for (const [one, all] of part) if (one.startsWith(word)) for (const at of all) add(at, PART_BEGINS * (word.length / one.length));
      }
      return found;
    };
    const alike = (word) => {
      const found = new Map();
      if (word.length < 4) return found;
      lower.forEach((other, at) => { if (near(word, other)) found.set(at, NEAR); });
      for (const [one, all] of part) if (near(word, one)) for (const at of all) found.set(at, NEAR);
      return found;
    };

    // For each document that has one of these words, how much that counts, and which words they are.
    const weigh = (agreed) => {
      const documents = new Map();
      for (const [at, weight] of agreed) {
        const [titles, texts] = lists(at);
        const count = (document, gain) => {
          const old = documents.get(document) ?? { gain: 0, words: new Set() };
          old.gain = Math.max(old.gain, gain);
          old.words.add(lower[at]);
          documents.set(document, old);
        };
        for (const document of titles) count(document, weight * TITLE / (0.85 + 0.15 * typed(name(document)).length));
        for (const document of texts) count(document, weight / (1 - SHARE_OF_LENGTH + SHARE_OF_LENGTH * data.size[document] / mean));
      }
      return documents;
    };
    return { id, data, name, agreeing, alike, weigh };
  };

  const indexes = new Map();
  const texts = new Map();

  // Everything that is found for a text, the best first: { index, document, score, words }.
  const search = (text) => {
    const asked = typed(text);
    const all = [...indexes.values()];
    const total = all.reduce((sum, { data }) => sum + data.title.length, 0);
    const found = new Map(); // "index document" to what was found
    asked.forEach((word, place) => {
      // The last word may be one that is still being typed.
      const open = place === asked.length - 1 && !/\s$/.test(text);
      let agreed = all.map((index) => index.agreeing(word, open));
      if (agreed.every((words) => words.size === 0)) agreed = all.map((index) => index.alike(word));
      const weighed = all.map((index, at) => index.weigh(agreed[at]));
      const having = weighed.reduce((sum, documents) => sum + documents.size, 0);
      const rarity = Math.log(1 + (total - having + 0.5) / (having + 0.5));
      weighed.forEach((documents, at) => {
        for (const [document, { gain, words }] of documents) {
          const key = `${all[at].id} ${document}`;
          const one = found.get(key) ?? { index: all[at].id, document, score: 0, met: 0, words: new Set() };
          one.score += gain * rarity;
          one.met += 1;
          for (const word of words) one.words.add(word);
          found.set(key, one);
        }
      });
    });
    let results = [...found.values()];
    // All words; if nothing has all of them, whatever has most.
    const most = results.reduce((most, { met }) => Math.max(most, met), 0);
    results = results.filter(({ met }) => met === most);
    const same = asked.join("").replaceAll("_", "");
    for (const result of results) {
      const { data, name } = indexes.get(result.index);
      if (bare(data.title[result.document]) === same || bare(name(result.document)) === same) result.score *= SAME;
      // Of things that are alike the works come in their order: the first is what others copy.
      result.score *= 1 - 0.02 * (data.places[data.place[result.document]][0] ?? 0);
    }
    return results.sort((a, b) => b.score - a.score || (a.index < b.index ? -1 : 1) || a.document - b.document);
  };

  // The scripts with indexes and texts call the first two.
  globalThis.glossator = {
    index: (name, data) => indexes.set(name, opened(name, data)),
    text: (name, place, text) => texts.set(`${name} ${place}`, text),
    data: (name) => indexes.get(name).data,
    textOf: (name, place) => texts.get(`${name} ${place}`),
    search,
  };
})();
