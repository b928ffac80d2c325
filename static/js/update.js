// Comfort for the update form: what is written survives a lost line, photos are made small and are
// sent after the text has been saved. Everything works without this file.

import { forgetDraft, forgetPhoto, readDraft, readPhoto, writeDraft, writePhoto } from "./kept.js";
import { shrink } from "./shrink.js";

const NOT_KEPT = ["csrfmiddlewaretoken", "version", "evidence_file", "evidence_public"];
const PAUSES = [0, 2000, 5000, 15000];

const tell = (words, size) => words.replace("{size}", size);
const lines = (text) => (text || "").replace(/\r\n?/g, "\n").trim();
// By it the server knows an upload that is sent once more.
const newNumber = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((one) => one.toString(16).padStart(2, "0")).join("");
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const sent = document.querySelector("[data-sent]");
const form = document.querySelector("form[data-update]");
if (sent) forgetWhatWasSaved(sent);
if (form) prepare(form);
if (sent) sendPhotos(sent);

// --- Drafts ---------------------------------------------------------------------------------------

// The saved update is the draft only if both the version and the words agree.
function forgetWhatWasSaved({ dataset }) {
  const draft = readDraft(dataset.sent);
  if (!draft || Number(draft.version) + 1 !== Number(dataset.version)) return;
  if (lines(draft.values.sentence) === lines(dataset.sentence)) forgetDraft(dataset.sent);
}

function prepare(form) {
  const key = form.dataset.update;
  const note = document.querySelector("[data-draft-note]");
  const words = document.querySelector("[data-words]").dataset;
  const blank = JSON.stringify(valuesOf(form));
  const draft = readDraft(key);
  if (draft && "untouched" in form.dataset) {
    fill(form, draft);
    note.hidden = false;
  }
  note.querySelector("[data-discard]").addEventListener("click", async () => {
    forgetDraft(key);
    await forgetPhoto(key);
    fill(form, { version: form.elements.version.defaultValue, values: JSON.parse(blank) });
    form.elements.evidence_file.value = "";
    note.hidden = true;
    form.querySelector("textarea[name=sentence]").focus();
  });
  form.addEventListener("input", () => {
    if (JSON.stringify(valuesOf(form)) === blank) forgetDraft(key);
    else writeDraft(key, { version: form.elements.version.value, values: valuesOf(form) });
  });
  carry(form, words);
}

function valuesOf(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || NOT_KEPT.includes(field.name)) continue;
    if (field.type === "checkbox") values[field.name] = field.checked;
    else if (field.type === "radio") { if (field.checked) values[field.name] = field.value; }
    else values[field.name] = field.value;
  }
  return values;
}

// With the version the writer saw then: whoever was faster shows up as two texts to choose from.
function fill(form, draft) {
  form.elements.version.value = draft.version;
  for (const field of form.elements) {
    if (!(field.name in draft.values)) continue;
    const value = draft.values[field.name];
    if (field.type === "checkbox") field.checked = value;
    else if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
  const more = form.querySelector("details");
  const isFilled = (field) => (field.type === "checkbox" ? field.checked : field.value);
  if ([...more.querySelectorAll("input")].some(isFilled)) more.open = true;
}

// --- A photo that goes with the form or after it --------------------------------------------------

function carry(form, words) {
  const key = form.dataset.update;
  const input = form.elements.evidence_file;
  const state = form.querySelector("[data-state]");
  let working = Promise.resolve();
  let leaving = false;

  const say = (text) => { state.textContent = text; state.hidden = !text; };
  const sizeOf = (file) => Math.max(1, Math.round(file.size / 1024));
  // Reporting as done needs evidence: then the photo must come along, or the server refuses.
  const goesAlong = () => "lacksEvidence" in form.dataset
    && form.elements.status.value === "reported_done"
    && !form.elements.evidence_url.value && !form.elements.evidence_instrument.value;
  const show = () => {
    const file = input.files[0];
    if (file) say(tell(goesAlong() ? words.together : words.ready, sizeOf(file)));
  };

  async function take() {
    const file = input.files[0];
    if (!file) { say(""); return forgetPhoto(key); }
    say(words.preparing);
    const small = await shrink(file);
    put(input, small);
    const photo = { file: small, number: newNumber(), version: form.elements.version.value };
    input.dataset.kept = await writePhoto(key, photo) ? "yes" : "";
    show();
  }

  input.addEventListener("change", () => { working = take(); });
  form.addEventListener("change", show);
  readPhoto(key).then((photo) => {
    if (!photo || wasSent(photo) || input.files.length) return;
    put(input, photo.file);
    input.dataset.kept = "yes";
    show();
  });
  window.addEventListener("online", () => { if (!state.hidden) say(words.online); });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (leaving) return;
    if (!navigator.onLine) { say(words.offline); return; }
    leaving = true;
    say(words.sending);
    await working;
    if (input.files.length && input.dataset.kept && !goesAlong()) {
      const { version, evidence_public: tick } = form.elements;
      const photo = await readPhoto(key);
      await writePhoto(key, { ...photo, version: version.value, follows: true, publicly: tick.checked });
      input.disabled = true;
    }
    form.submit();
  });
  // The way back shows the page as it was left.
  window.addEventListener("pageshow", () => { leaving = false; input.disabled = false; });
}

function put(input, file) {
  const basket = new DataTransfer();
  basket.items.add(file instanceof File ? file : new File([file], "photo.jpg", { type: file.type }));
  input.files = basket.files;
}

function wasSent(photo) {
  return sent !== null && Number(photo.version) + 1 === Number(sent.dataset.version);
}

// --- The photo after the text ---------------------------------------------------------------------

async function sendPhotos(place) {
  const key = place.dataset.sent;
  const ours = place.querySelector("form[data-photo]");
  ours.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = await shrink(ours.elements.photo.files[0]);
    const publicly = ours.elements.public.checked;
    await deliver(place, ours, { file, number: newNumber(), publicly }, key);
  });
  const photo = await readPhoto(key);
  if (!photo || !wasSent(photo)) return;
  if (!photo.follows) { await forgetPhoto(key); return; }
  await deliver(place, ours, photo, key);
}

async function deliver(place, ours, photo, key) {
  const words = document.querySelector("[data-photo-words]").dataset;
  const state = document.querySelector("[data-photo-state]");
  const again = state.querySelector("[data-retry]");
  const say = (text, failed) => {
    state.hidden = false;
    again.hidden = !failed;
    state.querySelector("[data-photo-text]").textContent = text;
  };
  again.onclick = () => deliver(place, ours, photo, key);
  place.hidden = true;
  for (const length of PAUSES) {
    await pause(length);
    if (!navigator.onLine) {
      say(words.waiting, true);
      await new Promise((online) => window.addEventListener("online", online, { once: true }));
    }
    say(words.sending, false);
    const answer = await post(ours, photo);
    if (!answer) continue;
    await forgetPhoto(key);
    say(answer.message, false);
    if (!answer.saved) place.hidden = false;
    return;
  }
  say(words.failed, true);
}

// The server's answer, or null when it was not reached.
async function post(ours, photo) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", ours.elements.csrfmiddlewaretoken.value);
  data.append("key", photo.number);
  data.append("photo", photo.file, photo.file.name || "photo.jpg");
  if (photo.publicly) data.append("public", "on");
  try {
    const response = await fetch(ours.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    return response.status === 200 || response.status === 422 ? await response.json() : null;
  } catch {
    return null;
  }
}
