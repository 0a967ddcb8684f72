
// Only browsers that know modules run this, so what nhsuk-frontend asks of the page is true here.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

// A page that has something new to show at a known time shows it then; a link does it without this.
const waits = document.querySelector("[data-turns-in]");
if (waits) {
  setTimeout(() => location.reload(), 1000 * Number(waits.dataset.turnsIn));
}
