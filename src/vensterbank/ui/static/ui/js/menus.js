// An open menu closes when one looks elsewhere, or with Escape (the focus then returns to its button).
export function closeMenus(root) {
  const close = (keep) => root.querySelectorAll(".vb-menu[open]").forEach((menu) => menu.contains(keep) || menu.removeAttribute("open"));
  root.addEventListener("click", (event) => close(event.target));
  root.addEventListener("focusin", (event) => close(event.target));
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" ? root.querySelector(".vb-menu[open]") : null;
    if (menu?.contains(document.activeElement)) menu.querySelector("summary").focus();
    if (menu) close(null);
  });
}
