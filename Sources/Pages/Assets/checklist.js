// Saves what is typed into the checklist while it is typed.
//
// Every change is kept on this device at once, sent to the server when the writer pauses, leaves the field or the page,
// and taken off the device when the server has it. Without this script the form's own button saves. The page says at
// each question what is saved where.
"use strict";

(() => {
  const form = document.querySelector("form.answers");
  if (!form) return;
  const words = form.dataset;
  const language = document.documentElement.lang;
  const pause = 1500, longest = 20000;

  const store = (() => {
    try {
      localStorage.setItem("palermo", "1");
      localStorage.removeItem("palermo");
      return localStorage;
    } catch {
      return null;
    }
  })();

  const sections = [...form.querySelectorAll("section.question")].map((element) => ({
    element,
    key: element.dataset.key,
    status: element.querySelector(".kept"),
    timer: null,
    since: 0,
    isSending: false,
    sent: Promise.resolve(),
    isChanged: false,
  }));

  const place = (section) => `palermo/${words.owner}${location.pathname}/${section.key}`;
  const fields = (section) => [...section.element.querySelectorAll("input, textarea, select")].filter((f) => f.name);
  const hidden = (section, name) => section.element.querySelector(`input[name="${section.key}__${name}"]`);

  // The section's fields as the form would send them.
  const written = (section) => {
    const pairs = [];
    for (const field of fields(section)) {
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      if (field.type !== "submit") pairs.push([field.name, field.value]);
    }
    return pairs;
  };
  const words_of = (section) =>
    JSON.stringify(written(section).filter(([name]) => !/__(upon|was)$/.test(name)));

  const say = (section, text) => {
    section.status.textContent = text;
  };
  const clock = () =>
    new Date().toLocaleTimeString(`${language}-u-nu-latn`, { hour: "2-digit", minute: "2-digit" });

  // MARK: On this device

  // Keeps what is typed, and says so in these words, or that nothing can be kept.
  const keep = (section, text) => {
    try {
      store.setItem(place(section), JSON.stringify({ upon: hidden(section, "upon").value, pairs: written(section) }));
      say(section, text);
    } catch {
      say(section, words.nowhere);
    }
  };
  const forget = (section) => store?.removeItem(place(section));

  // MARK: To the server

  const body = (section) => {
    const data = new URLSearchParams(written(section));
    data.append("token", form.querySelector('input[name="token"]').value);
    return data;
  };

  const send = (section, isLeaving = false) => {
    clearTimeout(section.timer);
    section.timer = null;
    if (section.isSending || !section.isChanged) return;
    section.sent = deliver(section, isLeaving);
  };

  const deliver = async (section, isLeaving) => {
    section.isSending = true;
    section.isChanged = false;
    const sent = words_of(section);
    say(section, words.sending);
    try {
      const data = body(section).toString();
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: data,
        // Outlives the page; browsers let no more than 64 KiB do so. What is larger stays on the device.
        keepalive: isLeaving && data.length < 60000,
      });
      const isJSON = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      const told = isJSON ? await answer.json() : {};
      if (answer.ok && told.saved?.[section.key]) {
        const saved = told.saved[section.key];
        hidden(section, "upon").value = saved.upon;
        hidden(section, "was").value = saved.was;
        const progress = section.element.querySelector(".progress");
        if (progress && saved.progress) progress.textContent = saved.progress;
        if (words_of(section) === sent) {
          forget(section);
          say(section, words.server.replace("@", clock()));
        } else {
          keep(section, words.sending);
          later(section);
        }
      } else if (answer.status === 409) {
        keep(section, words.conflict);
      } else {
        keep(section, told.refused ?? words.stopped);
      }
    } catch {
      // No connection, or no server: it stays on the device and is tried again.
      section.isChanged = true;
      keep(section, words.device);
      section.timer = setTimeout(() => send(section), 5000);
    } finally {
      section.isSending = false;
      if (section.isChanged && !section.timer) later(section);
    }
  };

  const later = (section) => {
    const now = Date.now();
    if (!section.timer) section.since = now;
    clearTimeout(section.timer);
    section.isChanged = true;
    section.timer = setTimeout(() => send(section), Math.max(0, Math.min(pause, section.since + longest - now)));
  };

  const changed = (section) => {
    section.isChanged = true;
    keep(section, words.sending);
    later(section);
    follow();
  };

  // MARK: Questions that follow up others

  const chosen = (question) => form.querySelector(`input[name="${CSS.escape(question)}"]:checked`)?.value;
  const follow = () => {
    for (const { element } of sections) {
      const conditions = element.dataset.when.split(" ").filter(Boolean);
      element.hidden = !conditions.every((condition) => {
        const [question, choices] = condition.split(":");
        return choices.split(",").includes(chosen(question));
      });
    }
  };

  // MARK: From an earlier visit

  const fill = (section, pairs) => {
    const values = new Map();
    for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of fields(section)) {
      if (/__(upon|was)$/.test(field.name)) continue;
      const given = values.get(field.name) ?? [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
      else field.value = given[0] ?? "";
    }
  };

  const recall = (section) => {
    const kept = JSON.parse(store?.getItem(place(section)) ?? "null");
    if (!kept) return;
    const own = kept.pairs.filter(([name]) => !/__(upon|was)$/.test(name));
    if (JSON.stringify(own) === words_of(section)) {
      // On the page of a refusal the fields show what was typed, which the server has not taken.
      if (!("refused" in words)) forget(section);
      return;
    }
    if (kept.upon === hidden(section, "upon").value) {
      fill(section, own);
      changed(section);
      return;
    }
    const elsewhere = `${place(section)}/found/${Date.now()}`;
    store.setItem(elsewhere, JSON.stringify(kept));
    forget(section);
    found(section, kept, elsewhere);
  };

  // Somebody saved meanwhile: both are shown, and the writer chooses; until then it stays on the device.
  const found = (section, kept, elsewhere) => {
    const own = kept.pairs.filter(([name]) => !/__(upon|was)$/.test(name));
    const note = document.createElement("div");
    note.className = "note";
    const lead = document.createElement("p");
    lead.textContent = words.found;
    const text = document.createElement("div");
    text.className = "words";
    text.dir = "auto";
    const label = (name, value) =>
      section.element.querySelector(`input[type=radio][value="${CSS.escape(value)}"]`)?.name === name
        ? section.element.querySelector(`input[type=radio][value="${CSS.escape(value)}"] + label`)?.textContent
        : value;
    text.textContent = own.map(([name, value]) => label(name, value)).filter(Boolean).join("\n");
    const button = (words, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = words;
      button.addEventListener("click", () => {
        act();
        store.removeItem(elsewhere);
        note.remove();
      });
      return button;
    };
    const use = button(words.use, () => {
      fill(section, own);
      changed(section);
    });
    note.append(lead, text, use, " ", button(words.discard, () => {}));
    section.element.querySelector("h2").after(note);
  };

  for (const section of sections) {
    try {
      const earlier = Object.keys(store ?? {}).filter((key) => key.startsWith(`${place(section)}/found/`));
      for (const key of earlier.sort()) found(section, JSON.parse(store.getItem(key)), key);
      recall(section);
    } catch {
      // Nothing that can be read.
    }
    section.element.addEventListener("input", () => changed(section));
    section.element.addEventListener("change", () => changed(section));
    section.element.addEventListener("focusout", (event) => {
      if (!section.element.contains(event.relatedTarget)) send(section);
    });
  }
  follow();

  const flush = (isLeaving) => sections.forEach((section) => section.isChanged && send(section, isLeaving));
  addEventListener("online", () => flush(false));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush(true));
  addEventListener("pagehide", () => flush(true));
  // What the form itself sends needs no keeping: the answer to it shows what was saved.
  // But what is under way arrives first, so that nobody is in conflict with themselves.
  form.addEventListener("submit", (event) => {
    sections.forEach((section) => clearTimeout(section.timer));
    const underway = sections.filter((section) => section.isSending);
    if (underway.length === 0) return;
    event.preventDefault();
    Promise.all(underway.map((section) => section.sent)).then(() => form.requestSubmit(event.submitter));
  });
})();
