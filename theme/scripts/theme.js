"use strict";
// Light, dark, or as the system has it. It runs before anything is painted; without it the system's choice stands.
(() => {
  const KEY = "glossator-theme";
  const CHOICES = ["system", "light", "dark"];
  const root = document.documentElement;

  // Storage may be forbidden, as it is in some browsers for pages opened from disk.
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const write = (choice) => { try { localStorage.setItem(KEY, choice); } catch { /* then it holds for this page only */ } };

  const apply = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
  };

  apply(read());
  addEventListener("storage", (event) => { if (event.key === KEY) apply(event.newValue); });

  // The switch is made here, so that nobody sees one that cannot work.
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".head");
    if (!place) return;
    const select = document.createElement("select");
    select.setAttribute("aria-label", "Theme");
    for (const choice of CHOICES) {
      const option = document.createElement("option");
      option.value = choice;
      option.textContent = choice[0].toUpperCase() + choice.slice(1);
      select.append(option);
    }
    select.value = root.dataset.theme ?? "system";
    select.addEventListener("change", () => { apply(select.value); write(select.value); });
    const box = document.createElement("div");
    box.className = "theme";
    box.append(select);
    place.append(box);
  });
})();
