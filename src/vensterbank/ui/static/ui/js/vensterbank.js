// Small behaviour for every page. Hooks are data-vb-… attributes; without script every page still works.
import { askFirst } from "./confirm.js";
import { offerCopies } from "./copy.js";
import { keepLive } from "./live.js";
import { closeMenus } from "./menus.js";
import { sendOnce } from "./once.js";

askFirst(document);
sendOnce(document);
closeMenus(document);
offerCopies(document);
document.querySelectorAll("[data-vb-live]").forEach(keepLive);
