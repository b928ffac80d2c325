// Copies the text of the field that a button names. Without this file the text can be selected.

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const said = document.querySelector("[data-copy-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.words;
    } catch {
      // No permission, or a page without https: then the reader copies what is selected.
      field.focus();
      field.select();
      said.textContent = said.dataset.select;
    }
  });
}
