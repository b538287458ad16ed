// data-vb-copy="ID" on a hidden button: appears where copying works, copies the text of that element, says so.
export function offerCopies(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-vb-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.vbCopy).textContent.trim());
      button.textContent = button.dataset.vbCopied;
    });
  }
}
