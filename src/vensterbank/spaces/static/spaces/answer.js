// "Answer" beside an entry: turns the one form of the page into an answer, so that nothing typed is lost by a new page.
// Without script the same link opens the page with that form ready. Links come and go with the live regions.
const form = document.querySelector("form[data-vb-say]");
const strip = form?.querySelector("[data-vb-answering]");

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[data-vb-answer]");
  const stop = event.target.closest("[data-vb-answer-stop]");
  if (!strip || !(link || stop)) return;
  event.preventDefault();
  turn(link);
});

function turn(link) {
  form.elements.reply_to.value = link?.dataset.vbAnswer ?? "";
  strip.hidden = !link;
  strip.querySelector("b").textContent = link?.dataset.vbWhom ?? "";
  show("[data-vb-when=new]", !link);
  show("[data-vb-when=friction]", link && "vbFriction" in link.dataset);
  form.elements.words.focus();
}

function show(selector, shown) {
  const part = form.querySelector(selector);
  part.hidden = !shown;
  if (!shown) for (const tick of part.querySelectorAll("input")) tick.checked = false;
}
