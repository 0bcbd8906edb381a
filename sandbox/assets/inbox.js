// Fetches the inbox anew while its page is seen, and exchanges the list when it changed.
const EVERY = 1500;

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch("/inbox");
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("messages");
  const shown = document.getElementById("messages");
  if (fresh && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
}

setInterval(() => refresh().catch(() => {}), EVERY);
