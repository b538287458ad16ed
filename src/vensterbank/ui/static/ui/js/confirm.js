// data-vb-confirm="Question?" on a form or on its button: asks before it is sent. Listens first (capture), before htmx.
export function askFirst(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.vbConfirm ?? form.dataset.vbConfirm;
    if (!question || form.dataset.vbConfirmed) return delete form.dataset.vbConfirmed;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(question, () => {
      form.dataset.vbConfirmed = "yes";
      form.requestSubmit(event.submitter);
    });
  }, { capture: true });
}

function ask(question, onYes) {
  const template = document.querySelector("template[data-vb-confirm-dialog]");
  const dialog = document.body.appendChild(template.content.cloneNode(true).firstElementChild);
  dialog.querySelector("p").textContent = question;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") onYes();
  });
  dialog.showModal();
}
