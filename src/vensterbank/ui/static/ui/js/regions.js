// Swaps live regions and leaves a reader's hands alone: typed text, focus, selection and opened folds (with an id) stay.
export function swapRegions(page) {
  for (const region of document.querySelectorAll("[data-vb-live-region]")) {
    const fresh = page.querySelector(`[data-vb-live-region="${CSS.escape(region.dataset.vbLiveRegion)}"]`);
    if (!fresh) continue;
    const restore = remember(region);
    region.replaceChildren(...fresh.childNodes);
    restore();
    window.htmx?.process(region);
  }
}

const changed = (control) => control.value !== control.defaultValue || control.checked !== control.defaultChecked;
const keyOf = (element) => (element.id ? `#${CSS.escape(element.id)}` : `[name="${CSS.escape(element.name)}"]`);

function remember(region) {
  const typed = [...region.querySelectorAll("input:not([type=hidden], [type=file]), textarea, select")]
    .filter(changed)
    .map((control) => [keyOf(control), control.value, control.checked]);
  const folds = [...region.querySelectorAll("details[id][open]")].map(keyOf);
  const active = region.contains(document.activeElement) ? document.activeElement : null;
  const focus = active && { key: keyOf(active), from: active.selectionStart, to: active.selectionEnd };
  return () => {
    for (const [key, value, checked] of typed) {
      const control = region.querySelector(key);
      if (control) Object.assign(control, ["checkbox", "radio"].includes(control.type) ? { checked } : { value });
    }
    for (const key of folds) region.querySelector(key)?.setAttribute("open", "");
    const again = focus && region.querySelector(focus.key);
    again?.focus({ preventScroll: true });
    if (focus?.from != null) again?.setSelectionRange?.(focus.from, focus.to);
  };
}
