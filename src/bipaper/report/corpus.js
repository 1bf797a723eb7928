"use strict";
// Tables of data that the page holds: searched, filtered, sorted, and shown some rows at a time.
const SHOWN = 100; // rows; the browser lays out no more than are looked at
const read = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);
const choices = read("choices");
const data = { papers: read("papers"), claims: read("claims") };
for (const table of Object.values(data)) {
  table.at = new Map(table.columns.map((name, place) => [name, place]));
}

/** What a row says in a column: its own, or for a claim its paper's. */
function value(name, row, column) {
  const place = data[name].at.get(column);
  if (place !== undefined) return row[place];
  return value("papers", data.papers.rows[row[data[name].at.get("of")]], column);
}

function address(name, row) {
  const paper = value(name, row, "address");
  return name === "claims" ? `${paper}#${encodeURIComponent(value(name, row, "id"))}` : paper;
}

const several = (said) => (Array.isArray(said) ? said : [said]);

/** Numbers by size, texts by the alphabet, what is missing last. */
function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [one, other] = [a, b].map((said) => several(said ?? "").join(" "));
  if (!one || !other) return !one - !other;
  return order.compare(one, other);
}
const order = new Intl.Collator("zh", { numeric: true });

function language(text) {
  return /\p{Script=Han}/u.test(text) ? "zh" : "en";
}

function start(section) {
  const name = section.dataset.table;
  const { rows } = data[name];
  const leads = name === "claims" ? "claim" : "paper";
  const heads = [...section.querySelectorAll("[data-sort]")];
  const choosers = [...section.querySelectorAll("select")];
  const typed = [...section.querySelectorAll("input[data-column]")];
  const search = section.querySelector("[data-search]");
  const more = section.querySelector("[data-more]");
  let [found, sorted, rising, shown] = [rows, "", true, SHOWN];

  for (const chooser of choosers) {
    for (const one of choices[chooser.dataset.column].sort(compared)) chooser.add(new Option(one, one));
  }

  function choose() {
    const words = search.value.toLowerCase().split(" ").filter(Boolean);
    const wanted = choosers.filter((one) => one.value);
    const named = typed.filter((one) => one.value.trim());
    found = rows.filter(
      (row) =>
        wanted.every((one) => several(value(name, row, one.dataset.column)).includes(one.value)) &&
        named.every((one) => {
          const part = one.value.trim().toLowerCase();
          return several(value(name, row, one.dataset.column)).some((said) => said.toLowerCase().includes(part));
        }) &&
        words.every((word) => [leads, "paper"].some((c) => value(name, row, c).toLowerCase().includes(word))),
    );
    sort();
  }

  function sort() {
    if (sorted) {
      const way = rising ? 1 : -1;
      found = [...found].sort((a, b) => way * compared(value(name, a, sorted), value(name, b, sorted)));
    }
    shown = SHOWN;
    draw();
  }

  function cell(row, column) {
    const made = document.createElement("td");
    const said = value(name, row, column) ?? "";
    const text = column === "score" ? said.toFixed(2) : several(said).join(", ");
    const holder = made.appendChild(document.createElement(column === leads || column === "paper" ? "a" : "span"));
    if (holder.tagName === "A") {
      holder.href = column === leads ? address(name, row) : value(name, row, "address");
      holder.lang = language(text);
    }
    if (column === "grade") holder.className = `grade ${text}`;
    holder.textContent = text;
    return made;
  }

  function draw() {
    const made = found.slice(0, shown).map((row) => {
      const line = document.createElement("tr");
      line.append(...heads.map((head) => cell(row, head.dataset.sort)));
      return line;
    });
    section.querySelector("tbody").replaceChildren(...made);
    section.querySelector("output").textContent = `${found.length} of ${rows.length}`;
    more.hidden = found.length <= shown;
  }

  for (const head of heads) {
    head.addEventListener("click", () => {
      rising = sorted === head.dataset.sort ? !rising : true;
      sorted = head.dataset.sort;
      for (const one of heads) one.parentElement.removeAttribute("aria-sort");
      head.parentElement.setAttribute("aria-sort", rising ? "ascending" : "descending");
      sort();
    });
  }
  more.addEventListener("click", () => {
    shown += SHOWN;
    draw();
  });
  for (const box of [search, ...typed]) box.addEventListener("input", choose);
  for (const chooser of choosers) chooser.addEventListener("change", choose);
  draw();
}

for (const section of document.querySelectorAll("[data-table]")) start(section);
