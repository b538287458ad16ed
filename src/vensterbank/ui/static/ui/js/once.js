// A form goes out once: its buttons rest from the first press until an answer, a return to the page, or ten seconds.
// A form that leads to a download carries data-vb-many.
export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if ("vbSending" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (form.method === "post" && !("vbMany" in form.dataset)) {
      rest(form, true);
      setTimeout(() => rest(form, false), 10_000);
    }
  }, { capture: true });
  const wake = () => root.querySelectorAll("form[data-vb-sending]").forEach((form) => rest(form, false));
  window.addEventListener("pageshow", wake);
  root.addEventListener("htmx:afterRequest", wake);
}

function rest(form, resting) {
  form.toggleAttribute("data-vb-sending", resting);
  for (const button of form.elements) if (button.type === "submit") button.ariaDisabled = resting ? "true" : null;
}
