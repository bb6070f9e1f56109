// Shows what was detected of a text beside the tree, without leaving it. Without this module a text has its own page.

document.documentElement.classList.add("scripted");

const beside = document.querySelector("#beside");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-beside]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !beside) return;
  event.preventDefault();
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    location.href = link.href;
    return;
  }
  beside.innerHTML = await answer.text();
  for (const other of document.querySelectorAll("a[data-beside][aria-current]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  const address = new URL(location.href);
  address.searchParams.set("text", link.dataset.beside);
  history.replaceState(history.state, "", address);
  for (const next of beside.querySelectorAll("input[name=next]")) next.value = `${address.pathname}${address.search}#t${link.dataset.beside}`;
  const head = beside.querySelector("h2");
  head?.focus({ preventScroll: true });
  if (beside.getBoundingClientRect().top > window.innerHeight / 2) head?.scrollIntoView({ block: "start" });
});

// What stays beside the tree, and what is jumped to, stands below the bar, however many lines that has.
const bar = document.querySelector(".preview-bar");
const measure = () => document.documentElement.style.setProperty("--bar", `${Math.ceil(bar.getBoundingClientRect().height)}px`);
if (bar) {
  measure(); // before the page is at its mark
  new ResizeObserver(measure).observe(bar);
}

// Escape leaves a field as it was.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// A story that is ticked ticks its versions.
document.addEventListener("change", (event) => {
  const story = event.target.closest("li.planned");
  if (event.target.matches("input[name=stories]")) {
    for (const box of story.querySelectorAll("input[name=texts]")) box.checked = event.target.checked;
  }
  if (event.target.matches("input[name=texts]") && !event.target.checked) {
    story.querySelector("input[name=stories]").checked = false; // what is left ticked counts one by one
  }
});

// What is offered for one value for many, and how it is written, is that of what is given.
document.querySelector("#many-what")?.addEventListener("change", (event) => {
  const { list = "", example = "" } = event.target.selectedOptions[0].dataset;
  const value = document.querySelector("#many-value");
  value.setAttribute("list", list);
  value.placeholder = example;
});

// All that is meant by one tick is ticked; once one of them is not, the others count one by one.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-many]");
  if (event.target.matches("#many-all")) {
    for (const box of form.querySelectorAll("[data-these] input[type=checkbox]")) box.checked = event.target.checked;
  } else if (form?.elements.all && event.target.matches("[data-these] input[type=checkbox]") && !event.target.checked) {
    form.elements.all.checked = false;
  }
});

// How many texts are ticked; a story that is folded counts with all of its own.
const many = document.querySelector("form[data-many]");

function ticked() {
  if (many.elements.all?.checked) return Number(many.dataset.many);
  const folded = [...many.querySelectorAll("input[name=stories]:checked")].filter((box) => !box.closest("li.planned").querySelector("input[name=texts]"));
  return many.querySelectorAll("input[name=texts]:checked").length + folded.reduce((sum, box) => sum + Number(box.dataset.texts), 0);
}

function tell() {
  const said = many?.querySelector("[data-ticked]");
  const count = said && ticked();
  if (count) said.textContent = `${count.toLocaleString("en-GB")} ${count === 1 ? "text" : "texts"} ticked: give ${count === 1 ? "it" : "all"} one value, or leave ${count === 1 ? "it" : "them"} out`;
}

many?.addEventListener("change", tell);
tell();
