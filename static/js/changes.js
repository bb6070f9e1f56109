// Steps from change to change with n, p and the two arrows, and keeps the focus on the change reached.
// Without this module the arrows lead to the last and the first change, and every change has its own address.

const OFF = "writethru.keys-off";

// What is known of a version, and which words of a row are of which sort.
const LAID_OVER = ":is(.facts, .sorts)[open]";

document.documentElement.classList.add("scripted");

// The server draws one column where there is no room for two; a window that it took for another is drawn anew, once.
const narrow = window.matchMedia("(max-width: 44rem)").matches;
const said = `narrow=${Number(narrow)}`;
if (!document.cookie.split("; ").includes(said)) {
  document.cookie = `${said}; path=/; SameSite=Lax; max-age=31536000`;
  const isChosen = new URLSearchParams(location.search).has("view");
  const isInline = document.querySelector("#comparison.inline") !== null;
  if (narrow && !isInline && !isChosen) location.reload();
}

// In the order of reading, which their numbers tell: the text's first, then those around it.
function changes() {
  const found = [...document.querySelectorAll("#comparison [id^=c][tabindex]")];
  return found.toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
}

let reached = null;

function isSeen(change) {
  const { top, bottom } = change.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

// The change a step starts from: the one reached last while it is still in sight (a click on an arrow has taken the
// focus from it), else the last of the text that stands above the middle of the window.
function at(list) {
  if (reached && list.includes(reached) && isSeen(reached)) return list.indexOf(reached);
  const middle = window.innerHeight / 2;
  const isAbove = (change) => !change.closest(".around") && change.getBoundingClientRect().top < middle;
  return window.scrollY > 0 ? list.findLastIndex(isAbove) : -1;
}

function step(by) {
  const list = changes();
  if (!list.length) return;
  const from = at(list);
  const to = from < 0 && by < 0 ? list.length - 1 : (from + by + list.length) % list.length;
  const change = list[to];
  change.closest("details:not([open])")?.setAttribute("open", "");
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "center", behavior: "instant" });
  // Replaced, not added: the Back button leads out of the page, not through every change looked at.
  history.replaceState(history.state, "", `#${change.id}`);
}

function tell(change) {
  const place = document.querySelector("[data-place]");
  if (place) place.textContent = `${Number(change.id.slice(1))} of ${place.dataset.last}`;
  document.querySelector(".changes [aria-current='location']")?.removeAttribute("aria-current");
  const line = document.querySelector(`.changes li > a[href="#${change.id}"]`);
  line?.setAttribute("aria-current", "location");
  const list = line?.closest(".changes:not(:popover-open)");
  if (list && list.scrollHeight > list.clientHeight) {
    list.scrollTop = line.offsetTop - list.clientHeight / 2;
  }
}

function choose(view) {
  document.getElementById(view)?.click();
}

function keysAreOff() {
  return localStorage.getItem(OFF) === "1";
}

function showKeys() {
  document.querySelector("[data-keys]")?.setAttribute("aria-pressed", String(!keysAreOff()));
}

// Another view of the same rows keeps the reader's place: the first row in sight that both have stays where it is.
let places = [];

function rowsInSight() {
  const bar = document.querySelector(".versions")?.getBoundingClientRect().bottom ?? 0;
  const rows = [...document.querySelectorAll("#comparison .body [id^=p]")].map((row) => [row, row.getBoundingClientRect()]);
  return rows.filter(([, box]) => box.bottom > bar).map(([row, box]) => [row.id, box.top]);
}

function stay() {
  const kept = places.find(([id]) => document.getElementById(id));
  if (kept) window.scrollBy({ top: document.getElementById(kept[0]).getBoundingClientRect().top - kept[1], behavior: "instant" });
  places = [];
}

// The Back button leads to the view that was seen, also where the address did not say which.
function sayTheView() {
  const address = new URL(location.href);
  if (address.searchParams.has("view")) return;
  address.searchParams.set("view", document.querySelector("#comparison.inline") ? "inline" : "sides");
  history.replaceState(history.state, "", address);
}

// With the keyboard one reads the choices of a switcher before one is made: by Enter, or by leaving it.
let pickedByKey = null;

function pick(select) {
  select.form.dispatchEvent(new Event("picked"));
}

document.addEventListener("change", (event) => {
  const select = event.target.closest(".pick select");
  if (select && pickedByKey !== select) pick(select);
});

document.addEventListener("focusout", (event) => {
  const select = event.target.closest(".pick select");
  if (!select || pickedByKey !== select) return;
  pickedByKey = null;
  if (select.selectedOptions[0] && !select.selectedOptions[0].defaultSelected) pick(select);
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest(".pick select")) pickedByKey = null;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#sides, #inline")) sayTheView();
  const arrow = event.target.closest("[data-step]");
  if (arrow) {
    event.preventDefault();
    step(Number(arrow.dataset.step));
  }
  if (event.target.closest("[data-keys]")) {
    localStorage.setItem(OFF, keysAreOff() ? "0" : "1");
    showKeys();
  }
  // What lies over the text gives way to whatever else is clicked.
  for (const known of document.querySelectorAll(LAID_OVER)) {
    if (!known.contains(event.target)) known.removeAttribute("open");
  }
  // The sheet of changes gives way to the change chosen from it.
  event.target.closest("[popover]:popover-open a[href^='#']")?.closest("[popover]").hidePopover();
});

document.addEventListener("keydown", (event) => {
  const known = event.key === "Escape" && event.target.closest(LAID_OVER);
  if (known) {
    known.removeAttribute("open");
    known.querySelector("summary").focus();
  }
  const select = event.target.closest(".pick select");
  if (select && (event.key.startsWith("Arrow") || event.key.length === 1)) pickedByKey = select;
  if (select && event.key === "Enter" && pickedByKey === select) {
    pickedByKey = null;
    pick(select);
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  const by = { n: 1, p: -1 }[event.key];
  // One-letter keys can be switched off: they get in the way of speech input.
  if (!plain || typing || keysAreOff()) return;
  if (by) step(by);
  if (event.key === "i") choose(document.querySelector("#comparison.inline") ? "sides" : "inline");
});

document.addEventListener("focusin", (event) => {
  if (!event.target.matches("#comparison [id^=c][tabindex]")) return;
  reached = event.target;
  tell(reached);
});

// The sheet whose order was changed comes back as a new one: it must not close under the finger, nor lose the focus.
let usedInSheet = null;
let wasAt = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const by = event.detail.requestConfig?.elt;
  places = by?.closest("#sides, #inline, #only-changed") ? rowsInSight() : [];
  wasAt = places.length && reached?.isConnected ? reached.id : null;
  usedInSheet = document.querySelector("#changes:popover-open") ? document.activeElement.id : null;
});

document.addEventListener("htmx:afterSettle", () => {
  showKeys();
  stay();
  if (wasAt && document.activeElement?.matches("#sides, #inline, #only-changed, body")) {
    reached = document.getElementById(wasAt);
    if (reached) tell(reached);
  }
  wasAt = null;
  if (usedInSheet === null) return;
  document.querySelector("#changes")?.showPopover();
  document.getElementById(usedInSheet)?.focus();
  usedInSheet = null;
});
showKeys();
