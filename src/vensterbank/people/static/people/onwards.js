// A form with data-vb-onwards goes on by itself; without script somebody presses its button.
document.querySelector("form[data-vb-onwards]")?.requestSubmit();
