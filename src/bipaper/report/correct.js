// A reader's corrections: chosen in a form, listed, and saved as a file. Nothing is sent.
const correcting = document.getElementById("correct");
if (correcting) {
  const known = JSON.parse(document.getElementById("data-correct").textContent);
  const FIELDS = {
    title: ["text"],
    level: ["level"],
    order: ["behind"],
    claim: ["type", "source", "content", "none"],
    number: ["kind", "value", "low", "high", "unit", "comparator", "none"],
  };
  const NAMED = { title: "lang", level: "section", order: "paragraph", claim: "claim", number: "number" };
  const part = (name) => correcting.querySelector(`[name=${name}]`);
  const output = correcting.querySelector("output");
  let [earlier, own] = [[], []]; // of a file that was opened, as it is, and of this page

  const fill = (select, options) => select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  for (const [name, values] of Object.entries(known.choices)) fill(part(name), values.map((one) => [one, one]));
  const what = () => part("what").value;
  const chosen = () => known[what()].find((one) => one.id === part("which").value);

  /** The ids of paragraphs as the moves so far leave them; each move is told what it came behind. */
  function replay() {
    const ids = known.order.map((one) => one.id);
    for (const one of own.filter((made) => made.what === "order")) {
      const from = ids.indexOf(one.paragraph);
      one.was = ids[from - 1] ?? null;
      ids.splice(from, 1);
      ids.splice(ids.indexOf(one.now) + 1, 0, one.paragraph);
    }
    return ids;
  }

  function chooseWhat() {
    fill(part("which"), known[what()].map((one) => [one.id, one.text]));
    fill(part("behind"), [["", "(first)"], ...known.order.map((one) => [one.id, one.text])]);
    for (const label of correcting.querySelectorAll("[data-field]")) {
      label.hidden = !FIELDS[what()].includes(label.dataset.field);
    }
    chooseWhich();
  }

  /** Show what the paper says now, for the reader to change. */
  function chooseWhich() {
    const one = chosen();
    part("none").checked = false;
    if (!one) return;
    if (what() === "title") part("text").value = one.was ?? "";
    if (what() === "level") part("level").value = one.was;
    if (what() === "claim" || what() === "number") {
      for (const [name, value] of Object.entries(one.was)) {
        if (name === "content") for (const option of part(name).options) option.selected = value.includes(option.value);
        else part(name).value = value ?? "";
      }
    }
  }

  /** A field of a number: what is left as it was stays of its kind, what is written is a number if it can be. */
  function written(name, was) {
    const text = part(name).value.trim();
    if (text === String(was ?? "")) return was;
    if (!text) return null;
    return ["value", "low", "high"].includes(name) && Number.isFinite(Number(text)) ? Number(text) : text;
  }

  function right(one) {
    if (what() === "title") return part("text").value.trim() || null;
    if (what() === "level") return Number(part("level").value);
    if (what() === "order") return part("behind").value || null;
    if (part("none").checked) return null;
    if (what() === "number") {
      return Object.fromEntries(Object.entries(one.was).map(([name, was]) => [name, written(name, was)]));
    }
    const content = [...part("content").selectedOptions].map((option) => option.value); // in the order of a document's
    return { type: part("type").value, source: part("source").value, content };
  }

  function add() {
    const one = chosen();
    if (!one || (what() === "level" && !(right(one) >= 1))) return;
    if (what() === "order" && part("behind").value === one.id) return;
    const name = NAMED[what()];
    const made = { what: what(), [name]: one.id, was: one.was ?? null, now: right(one) };
    own = own.filter((old) => old.what === "order" || old.what !== made.what || old[name] !== one.id);
    own.push(made);
    draw();
  }

  function draw() {
    replay();
    const lines = own.map((one) => {
      const line = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "take back";
      button.addEventListener("click", () => {
        own = own.filter((other) => other !== one);
        draw();
      });
      const said = (value) => (value === null ? "none" : typeof value === "object" ? JSON.stringify(value) : value);
      const same = said(one.was) === said(one.now);
      const change = same ? `${said(one.now)}, confirmed` : `${said(one.was)} → ${said(one.now)}`;
      line.append(`${one.what} ${one[NAMED[one.what]]}: ${change} `, button);
      return line;
    });
    correcting.querySelector("ol").replaceChildren(...lines);
    output.textContent = `${own.length} here, ${earlier.length} of the file opened`;
    part("save").disabled = !own.length;
  }

  function save() {
    const data = JSON.stringify({ id: known.id, corrections: [...earlier, ...own] }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${data}\n`], { type: "application/json" }));
    link.download = `${known.id.split("/").pop()}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function open() {
    const [file] = part("open").files;
    if (!file) return;
    try {
      const found = JSON.parse(await file.text());
      if (found.id !== known.id || !Array.isArray(found.corrections)) throw new Error(`not of ${known.id}`);
      earlier = found.corrections;
      draw();
    } catch (error) {
      output.textContent = `${file.name}: ${error.message}`;
    }
  }

  part("what").addEventListener("change", chooseWhat);
  part("which").addEventListener("change", chooseWhich);
  part("add").addEventListener("click", add);
  part("save").addEventListener("click", save);
  part("open").addEventListener("change", open);
  correcting.hidden = false;
  chooseWhat();
  draw();
}
