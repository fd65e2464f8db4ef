// Every page works without this script. It adds a slider over the incident, lets Escape put a cell's card away, brings a
// newer picture when one is there, and moves the wall display.
"use strict";
(() => {
  const slider = () => {
    const box = document.querySelector(".moments[data-began]");
    if (!box) return;
    const wrap = document.createElement("div"), range = document.createElement("input"), out = document.createElement("output");
    const began = Math.floor(+box.dataset.began / 600), now = Math.floor(+box.dataset.now / 600);
    Object.assign(range, { type: "range", min: began, max: now, step: 1, value: Math.floor(+box.dataset.at / 600) });
    range.setAttribute("aria-label", box.dataset.label);
    const [locale, month] = document.documentElement.lang === "en" ? ["en-GB", "short"] : ["de-DE", "2-digit"];
    const moment = () => new Date(+range.value * 600000);
    const show = () => {
      out.value = moment().toLocaleString(locale, { timeZone: "Europe/Berlin", day: "2-digit", month, hour: "2-digit", minute: "2-digit" });
      range.setAttribute("aria-valuetext", out.value);
    };
    show();
    range.addEventListener("input", show);
    range.addEventListener("change", () => {
      const to = new URL(location.href);
      if (+range.value >= now) to.searchParams.delete("at");
      else to.searchParams.set("at", moment().toISOString().slice(0, 19) + "Z");
      location.assign(to);
    });
    wrap.className = "slider";
    wrap.append(range, out);
    box.prepend(wrap);
  };

  const cards = () => {
    document.addEventListener("keydown", (e) => { if (e.key === "Escape") document.body.classList.add("quiet"); });
    for (const event of ["pointerover", "focusin"]) {
      document.addEventListener(event, (e) => { if (e.target.closest && !e.target.closest(".matrix td")) document.body.classList.remove("quiet"); });
    }
  };

  // The newer picture takes the place of the old one when nobody is in the middle of something: soon after a change, and now
  // and then without one. When the server cannot be reached the page stays and says since when.
  const fresh = () => {
    if (new URL(location.href).searchParams.has("at") || !document.querySelector(".matrix")) return;
    const isWall = document.body.classList.contains("wall");
    let timer = 0, reached = new Date(), failures = 0;
    const load = async () => {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const was = document.querySelector(".scroll"), at = was ? [was.scrollLeft, was.scrollTop] : [0, 0];
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.querySelector(".scroll")?.scrollTo(...at);
      slider();
    };
    const lost = () => {
      const main = document.querySelector("main"), note = main.querySelector(".lost") ?? document.createElement("p");
      const time = reached.toLocaleTimeString("de-DE", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" });
      note.className = "alarm lost";
      note.setAttribute("role", "alert");
      note.textContent = main.dataset.lost.replace("%s", time);
      if (!note.isConnected) main.prepend(note);
    };
    const renew = async () => {
      timer = 0;
      if (document.hidden || (!isWall && document.querySelector("main :focus, details[open]"))) return;
      try {
        await load();
        [reached, failures] = [new Date(), 0];
      } catch {
        if (++failures > 1) lost();
      }
    };
    setInterval(renew, isWall ? 60000 : 300000);
    if (!window.EventSource) return;
    const events = new EventSource("/api/v1/events"), soon = () => { timer ||= setTimeout(renew, 5000); };
    events.onmessage = soon;
    for (const name of ["change", "cell", "notice", "body"]) events.addEventListener(name, soon);
  };

  // The wall display goes through the rows that do not fit, a screen at a time.
  const wall = () => {
    if (!document.body.classList.contains("wall")) return;
    setInterval(() => {
      const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
      scrollTo({ top: end ? 0 : scrollY + innerHeight * 0.85, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    }, 15000);
  };

  slider();
  cards();
  wall();
  fresh();
})();
