// Typing a report: sums as one types, saving after each pause, what others changed, moving by keys, blocks from a spreadsheet.
// Without this script the same form saves by its buttons.
(() => {
  "use strict";
  const main = document.querySelector("[data-entry-save]");
  const form = document.getElementById("entry");
  if (!main || !form) return;
  const says = form.querySelector("[data-entry-says]");
  if (!says) return;
  const table = form.querySelector("table[data-sums]");
  const sums = table ? JSON.parse(table.dataset.sums) : {};
  const seenField = form.elements.namedItem("seen");
  const fields = [...form.querySelectorAll("input[data-cell], td[data-cell] input, textarea[name]")];
  const byName = new Map(fields.map((field) => [field.name, field]));
  const saved = new Map(fields.map((field) => [field.name, field.defaultValue]));
  const wasField = form.elements.namedItem("was");
  // The stamp up to which the typist has seen an entry; while they type on in one that somebody else has changed it stays behind.
  const stamps = new Map();
  const keptKey = "gongkai:" + main.dataset.entrySave;
  let timer = 0, first = 0, running = false;

  const whole = (text) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null);

  function sum(parts) {
    let total = 0;
    for (const name of parts) {
      const field = byName.get(name);
      const value = field ? whole(field.value) : null;
      if (value === null) return null;
      total += value;
    }
    return total;
  }

  // A total follows its parts as long as nobody typed another one: it is filled where it is empty or was the sum so far.
  const lastSum = new Map(Object.entries(sums).map(([target, parts]) => [target, sum(parts)]));
  function addUp() {
    for (let round = 0; round < 3; round += 1) {
      for (const [target, parts] of Object.entries(sums)) {
        const field = byName.get(target);
        const total = sum(parts);
        if (!field || total === null) continue;
        const before = lastSum.get(target);
        if (field.value.trim() === "" || (before !== null && field.value.trim() === String(before))) field.value = String(total);
        lastSum.set(target, total);
      }
    }
  }

  const changed = () => Object.fromEntries(fields.filter((field) => field.value !== saved.get(field.name)).map((field) => [field.name, field.value]));

  function keep() {
    try {
      const now = changed();
      const kept = Object.fromEntries(Object.entries(now).map(([name, text]) => [name, [text, saved.get(name)]]));
      if (Object.keys(now).length) localStorage.setItem(keptKey, JSON.stringify(kept));
      else localStorage.removeItem(keptKey);
    } catch { /* a browser that keeps nothing still saves to the server */ }
  }

  function soon() {
    keep();
    const now = Date.now();
    if (!first) first = now;
    clearTimeout(timer);
    timer = setTimeout(() => save(), Math.max(0, Math.min(400, first + 1500 - now)));
  }

  // `last`: the page is being left, nothing can wait for an answer.
  async function save(last = false) {
    if (running && !last) { timer = setTimeout(() => save(), 300); return; }
    const typed = changed();
    first = 0;
    if (!Object.keys(typed).length) return;
    running = true;
    says.textContent = "正在保存……";
    const body = JSON.stringify({ typed, seen: Number(seenField.value), stamps: Object.fromEntries(stamps) });
    try {
      const answer = await fetch(main.dataset.entrySave, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value },
        body,
        keepalive: last && body.length < 20000,
      });
      if (answer.redirected || answer.status === 403) throw new Error("signed-out");
      const told = await answer.json();
      if (answer.status === 422) { says.textContent = told.problems.join(" "); return; }
      if (!answer.ok) throw new Error("refused");
      take(typed, told);
    } catch (error) {
      says.textContent = error.message === "signed-out"
        ? "登录已过期，没有保存到平台；内容留在这台电脑上，重新登录后打开这一页会自动填回。"
        : "现在连不上平台，内容留在这台电脑上，连上后会再保存。";
      timer = setTimeout(() => save(), 5000);
    } finally {
      running = false;
    }
  }

  // Nothing changes under the hands of who types: where somebody else was faster, the field keeps its words and its old stamp, so that
  // the next save goes beside what stands too, until one of the two is chosen.
  function take(typed, told) {
    const clashing = new Set(told.clashes.map((clash) => clash.key));
    for (const [name, text] of Object.entries(typed)) {
      saved.set(name, text);
      if (!clashing.has(name)) stamps.delete(name);
      else if (!stamps.has(name)) stamps.set(name, Number(seenField.value));
    }
    for (const [name, text] of Object.entries(told.others)) {
      const field = byName.get(name);
      if (!field || name in typed) continue;
      if (field.value === saved.get(name) && !stamps.has(name)) { field.value = text; saved.set(name, text); stamps.delete(name); }
      else if (!stamps.has(name)) stamps.set(name, Number(seenField.value));
    }
    seenField.value = told.stamp;
    for (const [address, view] of Object.entries(told.cells)) show(address, view);
    const panel = document.getElementById("findings");
    if (panel && !panel.contains(document.activeElement)) panel.innerHTML = told.findings;
    says.textContent = told.clashes.length
      ? `${told.clashes.map((clash) => clash.by).join("、")}刚改过其中${told.clashes.length}处，两种填法都留着，刷新这一页可以选。`
      : `已保存，${new Date().toTimeString().slice(0, 5)}`;
    keep();
  }

  function show(address, view) {
    const box = byName.get(address)?.closest("td");
    if (!box) return;
    for (const look of ["is-err", "is-warn", "is-blank", "is-zero"]) box.classList.toggle(look, look === view.look);
    const field = box.querySelector("input");
    if (view.look === "is-err") field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    box.querySelector("i").textContent = view.word;
  }

  // Arrow keys and Enter walk through the cells as in a spreadsheet.
  function neighbour(field, rows, columns) {
    const box = field.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    let best = null, least = Infinity;
    for (const other of fields) {
      if (other === field || other.tagName !== "INPUT") continue;
      const place = other.getBoundingClientRect();
      const dx = place.left + place.width / 2 - x, dy = place.top + place.height / 2 - y;
      const along = rows ? dy * rows : dx * columns, across = Math.abs(rows ? dx : dy);
      if (along <= 4 || across > (rows ? box.width / 2 : box.height / 2)) continue;
      if (along < least) { least = along; best = other; }
    }
    return best;
  }

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (field.tagName !== "INPUT" || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowDown: [1, 0], Enter: [1, 0], ArrowUp: [-1, 0] };
    if (field.selectionStart === field.selectionEnd || field.value === "") {
      if (event.key === "ArrowRight" && field.selectionEnd === field.value.length) steps.ArrowRight = [0, 1];
      if (event.key === "ArrowLeft" && field.selectionStart === 0) steps.ArrowLeft = [0, -1];
    }
    const step = steps[event.key];
    if (!step) return;
    const next = neighbour(field, ...step);
    event.preventDefault();
    if (next) { next.focus(); next.select(); }
  });

  // A block copied from a spreadsheet fills the cells to the right and below; nothing is saved before the pause after it.
  form.addEventListener("paste", (event) => {
    const field = event.target;
    if (field.tagName !== "INPUT") return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    let start = field, filled = 0;
    for (const line of text.split("\n")) {
      let box = start;
      for (const value of line.split("\t")) {
        if (!box) break;
        box.value = value.trim();
        filled += 1;
        box = neighbour(box, 0, 1);
      }
      start = start && neighbour(start, 1, 0);
      if (!start) break;
    }
    says.textContent = `贴进了${filled}格，请对一遍。`;
    addUp();
    soon();
  });

  form.addEventListener("focusin", (event) => { if (event.target.tagName === "INPUT") event.target.select(); });
  form.addEventListener("input", () => { addUp(); soon(); });
  window.addEventListener("pagehide", () => { clearTimeout(timer); save(true); });
  form.addEventListener("submit", () => {
    seenField.value = Math.min(Number(seenField.value), ...stamps.values());
    if (wasField) wasField.value = JSON.stringify(Object.fromEntries(saved));
  });

  // What this computer kept while the platform could not be reached comes back, and is saved as any other change; where something else
  // stands by now, it is kept beside that.
  try {
    const kept = JSON.parse(localStorage.getItem(keptKey) || "{}");
    let found = 0;
    for (const [name, [text, base]] of Object.entries(kept)) {
      const field = byName.get(name);
      if (!field || field.value === text) continue;
      if (field.value !== base) stamps.set(name, -1);
      field.value = text;
      found += 1;
    }
    if (found) { says.textContent = `找回了这台电脑上没有保存成的${found}处内容。`; soon(); } else localStorage.removeItem(keptKey);
  } catch { /* nothing kept */ }
})();
