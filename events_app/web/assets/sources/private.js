
// A private page that nobody uses. Five minutes before it ends it covers itself and asks; then it goes.
// It is part of the one script of all pages, so that fetching it says nothing of who reads what.
function endWhenUnused(dialog) {
  const minute = 60_000, lasts = dialog.dataset.seconds * 1000;
  const tabs = new BroadcastChannel("private pages");
  const stays = dialog.querySelector("form");
  let used = Date.now(), ended = false;
  // the form that somebody has written in
  let written = document.querySelector(".nhsuk-error-summary") && document.querySelector("main form");

  const use = () => { used = Date.now(); dialog.close(); };
  const end = () => {
    if (ended) return;
    ended = true;
    // what was written is kept; whatever the form is for, it is not done
    const form = written?.isConnected ? written : stays;
    const mark = document.createElement("input");
    Object.assign(mark, { type: "hidden", name: "not_sent", value: location.pathname });
    form.append(mark);
    form.submit();
  };
  const stay = async () => {
    const answer = await fetch(stays.action, { method: "POST", body: new FormData(stays), redirect: "manual" });
    if (!answer.ok) return end();
    use();
    tabs.postMessage("used");
  };
  const look = () => {
    const unused = Date.now() - used;
    if (unused > lasts) return end();
    if (dialog.open || unused < lasts - 5 * minute) return;
    const ends = new Date(used + lasts).toLocaleTimeString("en-GB", {
      hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
    });
    dialog.querySelector("[data-ends]").textContent = ends.replace(" ", "");
    dialog.showModal();
  };

  stays.addEventListener("submit", (event) => { event.preventDefault(); stay(); });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  document.addEventListener("input", ({ target }) => {
    if (target.form?.method === "post") written = target.form;
    if (Date.now() - used > 5 * minute) stay();
  });
  document.addEventListener("visibilitychange", look);
  // a page that comes back by "back" is asked for again
  addEventListener("pageshow", (event) => { if (event.persisted) location.replace(location.pathname); });
  tabs.onmessage = use;
  tabs.postMessage("used");
  setInterval(look, 5000);
}
document.querySelectorAll(".app-idle").forEach(endWhenUnused);
