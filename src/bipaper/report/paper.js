"use strict";
// Lights what is told of in one pane in the other: an element with data-at names the boxes
// (data-of) where it is printed, one with data-beside others that tell of the same.
const all = (selector) => document.querySelectorAll(selector);
const names = (element, key) => (element.dataset[key] || "").split(" ").filter(Boolean);
const told = document.getElementById("told");

const boxes = new Map();
for (const box of all("[data-of]")) {
  boxes.set(box.dataset.of, [...(boxes.get(box.dataset.of) || []), box]);
}
const tellers = new Map(); // what tells of a sentence, by its id
for (const one of all("[data-beside]")) {
  for (const name of names(one, "beside")) tellers.set(name, [...(tellers.get(name) || []), one]);
}

function placesOf(ids) {
  return ids.flatMap((id) => boxes.get(id) || []);
}

function elementsOf(ids) {
  return ids.map((id) => document.getElementById(id)).filter(Boolean);
}

function mark(style, elements) {
  for (const old of all("." + style)) old.classList.remove(style);
  for (const one of elements) one.classList.add(style);
}

/** Light boxes and elements; what stands beside is lit faintly. */
function light(ids, elements, beside) {
  mark("lit", [...placesOf(ids), ...elements]);
  mark("near", [...placesOf(beside), ...elementsOf(beside)]);
}

function say(element) {
  if (told) told.textContent = (element && element.getAttribute("title")) || "";
}

/** Something of the text was chosen: show where it is printed. */
function chooseText(element) {
  const ids = names(element, "at");
  const beside = names(element, "beside");
  light(ids, [element, ...elementsOf(names(element, "at"))], beside);
  say(element);
  const [first] = placesOf(ids);
  if (first) first.scrollIntoView({ block: "center", inline: "nearest" });
}

/** A box of a page was chosen: show what was read there. */
function chooseBox(box) {
  const id = box.dataset.of;
  const own = elementsOf([id]);
  const found = own.length ? own : [...all(`[data-at="${id}"]`)]; // of names and titles: all
  light([id], found, found.flatMap((one) => names(one, "beside")));
  for (const teller of tellers.get(id) || []) teller.classList.add("near");
  if (found.length) found[0].scrollIntoView({ block: "center" });
}

function chooseHash() {
  const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (element && element.dataset.at) chooseText(element);
}

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-of]");
  if (box) return chooseBox(box);
  const link = event.target.closest("a");
  if (link && !link.dataset.at) return undefined; // it leads somewhere, and then chooseHash acts
  const element = event.target.closest("[data-at]");
  return element && chooseText(element);
});
window.addEventListener("hashchange", chooseHash);

// A link to where the address points already is no change of it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash && !event.target.closest("[data-of]")) chooseHash();
});

document.addEventListener("mouseover", (event) => {
  const element = event.target.closest("[title]");
  if (element) say(element);
});

// j and k go to the next and the last sentence, claim or part, Enter lights the one in focus.
const read = document.querySelector("main.read");
const stops = read ? [...read.querySelectorAll(".sentence, li[data-at], figcaption[data-at], .cells")] : [];
let at = -1;
function step(by) {
  let next = at + by;
  while (stops[next] && !stops[next].getClientRects().length) next += by;
  if (!stops[next]) return;
  at = next;
  stops[at].tabIndex = -1;
  stops[at].focus();
  chooseText(stops[at]);
}
if (read) {
  read.addEventListener("focusin", (event) => {
    const place = stops.indexOf(event.target.closest(".sentence, [data-at]"));
    if (place >= 0) at = place;
  });
  read.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") light([], [], []);
  });
}

// Lists that can be filtered: data-filters names the list, each select one of its items' data.
for (const form of all("[data-filters]")) {
  const items = document.getElementById(form.dataset.filters).children;
  const choose = () => {
    let shown = 0;
    const wanted = [...form.querySelectorAll("select")].filter((one) => one.value);
    for (const item of items) {
      item.hidden = !wanted.every((one) => names(item, one.name).includes(one.value));
      shown += !item.hidden;
    }
    form.querySelector("output").textContent = `${shown} of ${items.length}`;
  };
  form.addEventListener("change", choose);
  form.hidden = false;
  choose();
}

chooseHash();
