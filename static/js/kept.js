// What a form keeps on this device until the server has it: drafts as text, photos as files.

const DAY = 24 * 60 * 60 * 1000;
const DRAFT_KEPT = 14 * DAY;
const PHOTO_KEPT = DAY;

const nameOf = (key) => `langkah:draft:${key}`;

export function readDraft(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(nameOf(key)));
    if (draft && Date.now() - draft.at < DRAFT_KEPT) return draft;
    localStorage.removeItem(nameOf(key));
  } catch {
    // No storage in this browser, or something else under the name: there is no draft.
  }
  return null;
}

export function writeDraft(key, draft) {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Full or forbidden: the form still works.
  }
}

export function forgetDraft(key) {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // There is none.
  }
}

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("langkah", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("photos");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const deed = database.transaction("photos", mode);
      const asked = work(deed.objectStore("photos"));
      deed.oncomplete = () => { database.close(); resolve(asked.result); };
      deed.onabort = () => { database.close(); reject(deed.error); };
    };
  });
}

export async function readPhoto(key) {
  try {
    const photo = await store("readonly", (photos) => photos.get(key));
    if (!photo) return null;
    if (Date.now() - photo.at < PHOTO_KEPT) return photo;
    await forgetPhoto(key);
  } catch {
    // No such storage here: nothing is kept.
  }
  return null;
}

// True when it is kept; else the caller sends the file with the form.
export async function writePhoto(key, photo) {
  try {
    await store("readwrite", (photos) => photos.put({ ...photo, at: Date.now() }, key));
    return true;
  } catch {
    return false;
  }
}

export async function forgetPhoto(key) {
  try {
    await store("readwrite", (photos) => photos.delete(key));
  } catch {
    // Nothing was kept.
  }
}
