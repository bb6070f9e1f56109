// Sends files one lot after another, with their folders' names, and says how far that is.
// Without this module the form sends the files chosen in one request.

document.documentElement.classList.add("scripted");

/* oxlint-disable no-await-in-loop -- one after the other is what is wanted: lots, folders, entries of a folder */

const LOT_BYTES = 8_000_000;

const form = document.querySelector("form[data-upload]");

function limits() {
  const { aRequest, itemBytes, bundleBytes, items } = form.dataset;
  return { aRequest: Number(aRequest), itemBytes: Number(itemBytes), bundleBytes: Number(bundleBytes), items: Number(items) };
}

function isArchive(path) {
  return path.toLowerCase().endsWith(".zip");
}

const NOT_READ = /\.(pdf|docx?|rtf|odt|msg|eml|html?|xml|json|jpe?g|png|gif|tiff?|webp|mp[34]|mov)$/i;

// Says of the other files what they are.
const MANIFEST = /(^|\/)bundle\.(json|csv)$/i;

// Why a file is not worth sending, or "".
function wrong(path, file, { itemBytes }) {
  if (NOT_READ.test(path) && !MANIFEST.test(path)) return "is not read: save its text as .txt or .md";
  if (file.size > itemBytes && !isArchive(path)) return `is larger than ${size(itemBytes)}`;
  return "";
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3).toLocaleString("en-GB")} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function files(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "file" : "files"}`;
}

// What was dropped, folders looked into: [path, file] each.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => [file.name, file]);
  const found = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

async function walk(entry, folder, found) {
  const path = folder + entry.name;
  if (entry.isFile) {
    found.push([path, await new Promise((done, failed) => entry.file(done, failed))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const one of some) await walk(one, `${path}/`, found);
  }
}

function chosen(input) {
  return [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);
}

function lots(found, { aRequest }) {
  const all = [];
  let lot = [];
  let bytes = 0;
  for (const one of found) {
    if (lot.length && (lot.length === aRequest || bytes + one[1].size > LOT_BYTES)) {
      all.push(lot);
      lot = [];
      bytes = 0;
    }
    lot.push(one);
    bytes += one[1].size;
  }
  if (lot.length) all.push(lot);
  return all;
}

const say = (words) => {
  form.querySelector("[data-said]").textContent = words;
};

function refuse(reasons) {
  const list = form.querySelector("[data-refused]");
  for (const reason of reasons) {
    const item = document.createElement("li");
    item.textContent = reason;
    list.append(item);
  }
}

let request = null;
let isCancelled = false;
let isSending = false;

function post(address, data, sentBefore, total) {
  return new Promise((done, failed) => {
    request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.upload.addEventListener("progress", (event) => {
      const bar = form.querySelector("[data-bar]");
      bar.value = total ? Math.min((sentBefore + event.loaded) / total, 1) : 1;
    });
    request.addEventListener("load", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = { error: "The server did not take it." };
      }
      if (request.status < 300) done(answer);
      else failed(new Error(answer.error || "The server did not take it."));
    });
    request.addEventListener("error", () => failed(new Error("The connection was lost.")));
    request.addEventListener("abort", () => failed(new Error("Cancelled.")));
    request.send(data);
  });
}

async function begin(found) {
  if (form.dataset.resume) return { address: form.dataset.address, files: form.dataset.resume };
  const data = new FormData();
  const [first] = found[0];
  const folder = first.includes("/") ? first.split("/")[0] : first;
  const isOne = found.length === 1 || found.every(([path]) => path.startsWith(`${folder}/`));
  data.append("name", isOne ? folder : `${first} and ${found.length === 2 ? "one other" : `${found.length - 1} others`}`);
  return post("", data, 0, 0);
}

// Why nothing of these is sent, or "".
function tooMuch(good, total, known) {
  if (!good.length) return "None of these can be read.";
  if (good.length > known.items) return `These are ${files(good.length)}; a bundle holds ${files(known.items)} at the most.`;
  if (total > known.bundleBytes) return `These are ${size(total)}; a bundle holds ${size(known.bundleBytes)} at the most.`;
  return "";
}

// One bundle at a time: a second click, or a drop meanwhile, begins no other.
async function send(found) {
  if (isSending) return;
  form.querySelector("[data-sent]").hidden = false;
  if (form.elements.text?.value.trim()) {
    say("A text is pasted, and files are chosen: bring in the one, and then the other.");
    return;
  }
  isSending = true;
  isSending = await sent(found);
}

// Whether the page is left for the bundle's.
async function sent(found) {
  const known = limits();
  form.querySelector("[data-refused]").replaceChildren();
  const good = [];
  const reasons = [];
  const unread = [];
  for (const [path, file] of found) {
    const why = wrong(path, file, known);
    if (why) {
      reasons.push(`${path} ${why}.`);
      unread.push(path);
    } else good.push([path, file]);
  }
  refuse(reasons);
  const total = good.reduce((sum, [, file]) => sum + file.size, 0);
  const why = tooMuch(good, total, known);
  if (why) {
    say(why);
    return false;
  }
  isCancelled = false;
  form.querySelector("[data-bar]").hidden = false;
  form.querySelector("[data-cancel]").hidden = false;
  try {
    const bundle = await begin(good);
    if (reasons.length) {
      const named = new FormData();
      for (const path of unread) named.append("unread", path);
      await post(bundle.files, named, 0, 0);
    }
    let gone = 0;
    let done = 0;
    for (const lot of lots(good, known)) {
      if (isCancelled) throw new Error("Cancelled.");
      const data = new FormData();
      for (const [path, file] of lot) {
        data.append("files", file, file.name);
        data.append("paths", path);
      }
      say(`Sending ${files(good.length)}: ${size(gone)} of ${size(total)}`);
      const answer = await post(bundle.files, data, gone, total);
      refuse(answer.refused ?? []);
      gone += lot.reduce((sum, [, file]) => sum + file.size, 0);
      done += lot.length;
    }
    say(`${files(done)} sent. Now they are read.`);
    read(bundle);
    return true;
  } catch (error) {
    form.querySelector("[data-bar]").hidden = true;
    form.querySelector("[data-cancel]").hidden = true;
    say(`${error.message} What was sent so far is kept: it is under Bundles, to be gone on with or thrown away.`);
    return false;
  }
}

// On to the bundle's page, by the same request that a button there makes.
function read(bundle) {
  const go = document.createElement("form");
  go.method = "post";
  go.action = `${bundle.address}read/`;
  go.append(form.elements.csrfmiddlewaretoken.cloneNode());
  document.body.append(go);
  go.submit();
}

if (form) {
  const zone = form.querySelector("[data-drop]");
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    send(await dropped(event.dataTransfer));
  });
  // A file dropped beside the zone must not replace the page.
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());

  form.addEventListener("submit", (event) => {
    const found = [...form.querySelectorAll("input[type=file]")].flatMap(chosen);
    if (!found.length) {
      if (form.elements.text?.value.trim()) return; // a pasted text goes as it is
      event.preventDefault();
      form.querySelector("[data-sent]").hidden = false;
      say("Choose at least one file, or paste a text.");
      return;
    }
    event.preventDefault();
    send(found);
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => {
    isCancelled = true;
    request?.abort();
  });
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === "o" && plain && !event.target.closest("input, textarea, select")) form.querySelector("#files").click();
  });
}
