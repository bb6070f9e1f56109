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

function changes() {
  return [...document.querySelectorAll("#comparison [id^=c][tabindex]")];
}

let reached = null;

function isSeen(change) {
  const { top, bottom } = change.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

// The change a step starts from: the one reached last while it is still in sight (a click on an arrow has taken the
// focus from it), else the last that stands above the middle of the window.
function at(list) {
  if (reached && list.includes(reached) && isSeen(reached)) return list.indexOf(reached);
  const middle = window.innerHeight / 2;
  return list.findLastIndex((change) => change.getBoundingClientRect().top < middle && window.scrollY > 0);
}

function step(by) {
  const list = changes();
  if (!list.length) return;
  const from = at(list);
  const to = from < 0 && by < 0 ? list.length - 1 : (from + by + list.length) % list.length;
  const change = list[to];
  change.closest("details:not([open])")?.setAttribute("open", "");
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "center" });
  // Replaced, not added: the Back button leads out of the page, not through every change looked at.
  history.replaceState(history.state, "", `#${change.id}`);
}

function tell(change) {
  const place = document.querySelector("[data-place]");
  if (place) place.textContent = `${Number(change.id.slice(1))} of ${place.dataset.last}`;
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

document.addEventListener("click", (event) => {
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

document.addEventListener("htmx:beforeSwap", () => {
  usedInSheet = document.querySelector("#changes:popover-open") ? document.activeElement.id : null;
});

document.addEventListener("htmx:afterSettle", () => {
  showKeys();
  if (usedInSheet === null) return;
  document.querySelector("#changes")?.showPopover();
  document.getElementById(usedInSheet)?.focus();
  usedInSheet = null;
});
showKeys();
