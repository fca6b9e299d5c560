// Typing a report: sums as one types, saving after each pause, what others changed, moving by keys, blocks from a spreadsheet.
// Without this script the same form saves by its buttons.
(() => {
  "use strict";
  const main = document.querySelector("[data-entry-save]");
  const form = document.getElementById("entry");
  if (!main || !form) return;
  const says = form.querySelector("[data-entry-says]");
  if (!says) return;
  const here = form.querySelector("[data-entry-here]");
  const table = form.querySelector("table[data-sums]");
  const sums = table ? JSON.parse(table.dataset.sums) : {};
  const seenField = form.elements.namedItem("seen");
  const fields = [...form.querySelectorAll("input[data-cell], td[data-cell] input, textarea[name]")];
  const byName = new Map(fields.map((field) => [field.name, field]));
  const saved = new Map(fields.map((field) => [field.name, field.defaultValue]));
  // The last texts that this page has sent of each entry: two that are on their way when the page is left may arrive in either order.
  const sent = new Map();
  const wasField = form.elements.namedItem("was");
  // The stamp up to which the typist has seen an entry; while they type on in one that somebody else has changed it stays behind.
  const stamps = new Map();
  const keptKey = "gongkai:" + main.dataset.entrySave;
  // `note`: what was said of the last block that was pasted; it stays beside what is said of saving until somebody types on.
  let timer = 0, first = 0, running = false, note = "";
  const say = (text) => { says.textContent = note + text; };

  // A text without the differences that reading ignores too: wide digits, spaces.
  const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");
  const grouped = (text) => (/^\d{1,3}(,\d{3})+$/.test(text) ? text.replace(/,/g, "") : text);
  const whole = (text) => (/^\d+$/.test(grouped(plain(text))) ? Number(grouped(plain(text))) : null);

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
      const kept = Object.fromEntries(Object.entries(now).map(([name, text]) => [name, [text, saved.get(name), ...(sent.get(name) || [])]]));
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
    if (!Object.keys(typed).length) { say("和已经保存的一样。"); return; }
    running = true;
    for (const [name, text] of Object.entries(typed)) sent.set(name, [...(sent.get(name) || []).slice(-4), text]);
    say("正在保存……");
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
      if (answer.status === 422) { say(told.problems.join(" ")); return; }
      if (!answer.ok) throw new Error("refused");
      take(typed, told);
    } catch (error) {
      say(error.message === "signed-out"
        ? "登录已过期，没有保存到平台；内容留在这台电脑上，重新登录后打开这一页会自动填回。"
        : "现在连不上平台，内容留在这台电脑上，连上后会再保存。");
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
    for (const part of ["findings", "parts"]) {
      const panel = document.getElementById(part);
      if (panel && !panel.contains(document.activeElement)) panel.innerHTML = told[part];
    }
    say(told.clashes.length
      ? `${told.clashes.map((clash) => clash.by).join("、")}刚改过其中${told.clashes.length}处，两种填法都留着，刷新这一页可以选。`
      : `已保存，${new Date().toTimeString().slice(0, 5)}`);
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
    let best = null, least = Infinity, aside = Infinity;
    for (const other of fields) {
      if (other === field || other.tagName !== "INPUT") continue;
      const place = other.getBoundingClientRect();
      const dx = place.left + place.width / 2 - x, dy = place.top + place.height / 2 - y;
      const along = rows ? dy * rows : dx * columns, across = Math.abs(rows ? dx : dy);
      if (along <= 4 || across > (rows ? Math.max(box.width, place.width) : Math.max(box.height, place.height)) / 2) continue;
      if (along < least - 4 || (along < least + 4 && across < aside)) { least = along; aside = across; best = other; }
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

  // The rows and columns of a block as spreadsheets copy it: tabs and line ends, quoted where a cell has some of its own.
  function rowsOf(text) {
    const rows = [[]];
    for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
      rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
      if (end === "") break;
      if (end === "\n") rows.push([]);
    }
    return rows;
  }

  const isFigure = (text) => /^([+\-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[^\d.、]{0,2}(\(.*\))?|[/\\\-—–―_*·.×]{1,4}|无)$/.test(plain(text));

  // The figures of a block without the headings that were copied with it. Throws the sentence to say where a line of text may be a
  // heading as well as a row whose figures are blank: then every figure below it could stand one row off.
  function figuresOf(text, room) {
    const heads = new Set([...table.querySelectorAll("th:not([scope=row])")].map((head) => plain(head.textContent)));
    const names = new Map([...table.querySelectorAll("th[scope=row]")].map((head) => [plain(head.textContent), head.closest("tr")]));
    const kept = rowsOf(text).filter((row) => {
      const words = row.filter((cell) => cell.trim() && !isFigure(cell)).map(plain);
      if (!words.length || row.some(isFigure) || words.some((word) => names.has(word))) return true;
      if (words.every((word) => heads.has(word))) return false;
      throw new Error(`没有贴：“${words[0].slice(0, 20)}”这一行没有数字，认不出是表头还是空行。请只选数字那一块复制。`);
    });
    while (kept.length && kept[kept.length - 1].every((cell) => !cell.trim())) kept.pop();
    const columns = (test) => kept.flatMap((row) => row.flatMap((cell, column) => (test(cell) ? [column] : [])));
    const figures = columns(isFigure);
    if (!figures.length) throw new Error("没有贴：复制的内容里没有数字。");
    const begin = Math.min(...figures), end = Math.max(...columns((cell) => cell.trim())) + 1;
    let from = Math.max(-1, ...columns((cell) => cell.trim()).filter((column) => column < begin)) + 1;
    while (from < begin && from > 0 && end - from > room) from += 1;
    return kept.map((row) => ({
      row: names.get(row.slice(0, from).map(plain).find((word) => names.has(word))),
      cells: Array.from({ length: end - from }, (_, column) => (row[from + column] ?? "").trim()),
    }));
  }

  // Which cell each figure of a block goes to, and how many find none; throws where a row is named like another one of the table.
  function placesOf(text, field) {
    let room = 0;
    for (let box = field; box; box = neighbour(box, 0, 1)) room += 1;
    const puts = [];
    let start = field, lost = 0;
    for (const { row, cells } of figuresOf(text, room)) {
      if (row && start && row !== start.closest("tr")) throw new Error("没有贴：复制的行和光标所在的行对不上。请点要填的第一格再贴。");
      let box = start;
      for (const cell of cells) {
        if (box) puts.push([box, cell]);
        else if (cell) lost += 1;
        box = box && neighbour(box, 0, 1);
      }
      start = start && neighbour(start, 1, 0);
    }
    return { puts, lost };
  }

  // A block copied from a spreadsheet fills the cells to the right and below; nothing is saved before the pause after it. A total that
  // was copied too stays as it is, right or wrong.
  form.addEventListener("paste", (event) => {
    const field = event.target;
    if (field.tagName !== "INPUT" || field.readOnly || !table) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    note = "";
    try {
      const { puts, lost } = placesOf(text, field);
      for (const [box, value] of puts) box.value = value;
      for (const [box, value] of puts) if (value && box.name in sums) lastSum.set(box.name, sum(sums[box.name]));
      note = `贴进了${puts.length}格，请对一遍。${lost ? `另有${lost}格放不下，没有贴。` : ""}`;
      addUp();
      soon();
      say("");
    } catch (refusal) { say(refusal.message); }
  });

  form.addEventListener("focusin", (event) => {
    const field = event.target;
    if (field.tagName === "INPUT") field.select();
    const name = field.getAttribute("aria-label"), last = document.getElementById(`${field.name}-l`);
    here.textContent = name ? `${name}${last ? `　${last.textContent}` : ""}` : "";
  });
  form.addEventListener("input", () => { note = ""; addUp(); soon(); });
  window.addEventListener("pagehide", () => { clearTimeout(timer); save(true); });
  form.addEventListener("submit", () => {
    seenField.value = Math.min(Number(seenField.value), ...stamps.values());
    if (wasField) wasField.value = JSON.stringify(Object.fromEntries(saved));
  });
  // Another form of the page (a cure, an explanation, zeros) goes out when what was typed is saved: it is answered with the page as it is then.
  document.addEventListener("submit", async (event) => {
    if (event.target === form || !main.contains(event.target) || !Object.keys(changed()).length) return;
    event.preventDefault();
    clearTimeout(timer);
    await save();
    event.target.submit();
  });

  // A sentence that is offered goes to the end of the text by a button.
  for (const offer of form.querySelectorAll("[data-offer]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn is-small is-second";
    button.textContent = "放进上面的正文";
    button.addEventListener("click", () => {
      const field = byName.get(offer.dataset.offer);
      field.value = [field.value.trimEnd(), offer.textContent].filter(Boolean).join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
      button.remove();
    });
    offer.after(button);
  }

  form.querySelector("[data-entry-foot]").hidden = false;
  // Where the page jumps to a cell, the notice above it is out of sight.
  const notice = location.hash && [...main.querySelectorAll(".notice-top")].map((each) => each.textContent.trim()).join("");
  say(notice || (Object.keys(sums).length ? "合计会自动加出来，每停一下就保存。" : "每停一下就保存。"));

  // What this computer kept while the platform could not be reached comes back, and is saved as any other change; where something else
  // stands by now, it is kept beside that.
  try {
    const kept = JSON.parse(localStorage.getItem(keptKey) || "{}");
    let found = 0;
    for (const [name, [text, ...own]] of Object.entries(kept)) {
      const field = byName.get(name);
      if (!field || field.value === text) continue;
      if (!own.includes(field.value)) stamps.set(name, -1);
      sent.set(name, [...own, text].slice(-5));
      field.value = text;
      found += 1;
    }
    if (found) { say(`找回了这台电脑上没有保存成的${found}处内容。`); soon(); } else localStorage.removeItem(keptKey);
  } catch { /* nothing kept */ }
})();
