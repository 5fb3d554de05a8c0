"use strict";
// The page that searches: a field, three ways to narrow what is found, and results as one types. Without this the page has the printed indexes.
(() => {
  const place = document.querySelector(".search");
  if (!place) return;
  const { root } = place.dataset;
  const AT_ONCE = 20;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A script is loaded once; whoever asks for it again waits for the same.
  const asked = new Map();
  const load = (path) => {
    if (!asked.has(path)) {
      asked.set(path, new Promise((done) => {
        const script = make("script", { src: `${root}${path}`, onload: () => done(true), onerror: () => done(false) });
        document.head.append(script);
      }));
    }
    return asked.get(path);
  };

  const field = make("input", { type: "search", id: "q", autocomplete: "off", spellcheck: false });
  field.setAttribute("enterkeyhint", "search");
  const form = make("form", { className: "ask" }, make("label", { htmlFor: "q", className: "label", textContent: "Words or names" }), field);
  form.setAttribute("role", "search");
  const facets = Object.fromEntries(["kind", "work", "layer"].map((name) => {
    const select = make("select", { id: `by-${name}` });
    form.append(make("span", { className: "facet" }, make("label", { htmlFor: select.id, className: "label", textContent: name }), select));
    return [name, select];
  }));
  const status = make("p", { className: "count" });
  status.setAttribute("role", "status");
  const list = make("ol", { className: "found" });
  const more = make("button", { type: "button", hidden: true });
  place.prepend(form, status, list, more);

  // What is known of a result.
  const about = ({ index, document }) => {
    const data = glossator.data(index);
    const [work, path, layer, address, told] = data.places[data.place[document]];
    return {
      kind: data.kinds[data.kind[document]], work: work === null ? "" : data.works[work], path, layer, title: data.title[document], role: data.role[document],
      first: data.first[document], last: data.last[document], place: data.place[document], address, told, behind: data.href[document],
    };
  };
  const facetsOf = (one) => ({ kind: [one.kind.id, one.kind.of].filter(Boolean), work: [one.work].filter(Boolean), layer: [one.layer].filter(Boolean) });

  // The choices of a facet with how many of the results each would leave, given the other two.
  const offer = (name, results) => {
    const select = facets[name];
    const chosen = select.value;
    const counts = new Map();
    const names = new Map();
    for (const { about: one } of results) {
      for (const id of facetsOf(one)[name]) counts.set(id, (counts.get(id) ?? 0) + 1);
      names.set(one.kind.id, one.kind);
    }
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const option = (id, label) => make("option", { value: id, textContent: `${label} (${counts.get(id)})`, selected: id === chosen });
    const capital = (text) => text[0].toUpperCase() + text.slice(1);
    const groups = { note: "Notes", code: "Code" };
    select.replaceChildren(make("option", { value: "", textContent: "All" }));
    if (name !== "kind") {
      for (const id of [...counts.keys()].sort()) select.append(option(id, capital(id)));
      return;
    }
    for (const [of, label] of Object.entries(groups)) {
      if (!counts.has(of)) continue;
      const inside = [...names.values()].filter((kind) => kind.of === of).sort((a, b) => (a.name < b.name ? -1 : 1));
      select.append(make("optgroup", { label }, option(of, `All ${label.toLowerCase()}`), ...inside.map((kind) => option(kind.id, kind.name))));
    }
    for (const kind of names.values()) if (!kind.of) select.append(option(kind.id, `${kind.name}s`));
    for (const id of counts.keys()) if (!(id in groups) && !names.has(id)) select.append(option(id, capital(id)));
  };

  // Words of a text that were looked for, marked.
  const marked = (text, words) => {
    const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
    const pieces = [];
    let end = 0;
    for (const hit of text.matchAll(pattern)) {
      pieces.push(text.slice(end, hit.index), make("mark", { textContent: hit[0] }));
      end = hit.index + hit[0].length;
    }
    return { pieces: [...pieces, text.slice(end)], hits: pieces.length / 2, at: text.search(pattern) };
  };

  // The line of a result on which most of the words are, or a piece of prose around the first of them.
  const excerpt = (item, result, one, text) => {
    if (result.index === "code") {
      const lines = text.split("\n");
      const [first, last] = one.first ? [one.first, one.last] : [1, lines.length];
      // A definition whose lines have none of the words was found by the name of one around it: it is shown by its first line.
      let best = one.first ? { number: one.first, pieces: [lines[one.first - 1].trim()], hits: 0 } : null;
      for (let number = first; number <= Math.min(last, lines.length); number += 1) {
        const { pieces, hits } = marked(lines[number - 1].trim().slice(0, 400), result.words);
        if (hits > (best?.hits ?? 0)) best = { number, pieces, hits };
      }
      if (!best) return;
      item.querySelector("a").hash = `#L${best.number}`;
      item.append(make("code", {}, `${best.number}  `, ...best.pieces));
    } else {
      const told = text[result.document];
      const { at } = marked(told, result.words);
      const from = Math.max(0, told.lastIndexOf(" ", Math.max(0, at - 60)) + (at > 60 ? 1 : 0));
      const to = told.length > from + 220 ? told.lastIndexOf(" ", from + 220) : told.length;
      const piece = marked(told.slice(from, to), result.words).pieces;
      item.append(make("span", { className: "piece" }, from > 0 ? "… " : "", ...piece, to < told.length ? " …" : ""));
    }
  };

  const show = (result) => {
    const one = result.about;
    const link = make("a", { href: `${root}${one.address}${one.behind}` }, ...marked(one.title, result.words).pieces);
    if (one.first && !one.behind) link.hash = one.first === one.last ? `#L${one.first}` : `#L${one.first}-L${one.last}`;
    const item = make("li");
    if (one.kind.letter) {
      const sign = make("span", { className: `sign k-${one.kind.id}`, textContent: one.kind.letter });
      sign.setAttribute("aria-hidden", "true");
      item.append(sign);
    }
    const lines = one.first ? (one.first === one.last ? `line ${one.first}` : `lines ${one.first}\u2013${one.last}`) : "";
    const path = one.kind.id === "file" ? "" : one.path;
    const where = [one.kind.name, one.work === one.title ? "" : one.work, path, lines].filter(Boolean).join(", ");
    item.append(link, make("span", { className: "where", textContent: ` ${where}` }));
    if (one.role) item.append(make("span", { className: "piece" }, ...marked(one.role, result.words).pieces));
    if (one.told) load(`search/${result.index}/${one.place}.js`).then((loaded) => {
      if (loaded && item.isConnected) excerpt(item, result, one, glossator.textOf(result.index, one.place));
    });
    return item;
  };

  let results = [];
  const next = () => {
    const from = list.children.length;
    list.append(...results.slice(from, from + AT_ONCE).map(show));
    more.hidden = list.children.length >= results.length;
    more.textContent = `${Math.min(AT_ONCE, results.length - list.children.length)} more`;
    return list.children[from];
  };

  const run = () => {
    const text = field.value;
    const all = glossator.search(text).map((result) => ({ ...result, about: about(result) }));
    const chosen = Object.fromEntries(Object.entries(facets).map(([name, select]) => [name, select.value]));
    const passes = (result, but) => Object.entries(chosen).every(([name, id]) => name === but || !id || facetsOf(result.about)[name].includes(id));
    for (const name of Object.keys(facets)) offer(name, all.filter((result) => passes(result, name)));
    results = all.filter((result) => passes(result));
    list.replaceChildren();
    next();
    const count = results.length === 0 ? "Nothing found." : results.length === 1 ? "One result." : `${results.length.toLocaleString("en")} results.`;
    status.textContent = text.trim() ? count : "";
    const address = new URL(location.href);
    for (const [name, id] of Object.entries({ q: text.trim(), ...chosen })) {
      if (id) address.searchParams.set(name, id);
      else address.searchParams.delete(name);
    }
    try { history.replaceState(null, "", address); } catch { /* some browsers forbid it for pages opened from disk; then there is no address to share */ }
  };

  const focusable = () => [...list.querySelectorAll("li > a")];
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const links = focusable();
    const at = links.indexOf(document.activeElement);
    const inList = at >= 0;
    if (event.key === "ArrowDown" && (inList || event.target === field)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && inList) (links[at - 1] ?? field).focus();
    else if (event.key === "Escape" && inList) field.focus();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    focusable()[0]?.focus();
  });
  more.addEventListener("click", () => next()?.querySelector("a").focus());

  const begin = new URLSearchParams(location.search);
  field.value = begin.get("q") ?? "";
  for (const [name, select] of Object.entries(facets)) {
    const id = begin.get(name);
    select.replaceChildren(make("option", { value: "", textContent: "All" }), ...(id ? [make("option", { value: id, selected: true })] : []));
  }
  field.focus();
  Promise.all(["code", "commentary"].map((name) => load(`search/${name}.js`))).then((loaded) => {
    if (!loaded.every(Boolean)) {
      status.textContent = "The index could not be loaded. The lists below lead on.";
      return;
    }
    field.addEventListener("input", run);
    form.addEventListener("change", (event) => { if (event.target !== field) run(); });
    run();
  });
})();
