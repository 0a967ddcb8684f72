
// Only browsers that know modules run this, so what nhsuk-frontend asks of the page is true here.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
