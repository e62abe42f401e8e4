"use strict";

// Asks the emulator every two seconds what it holds, and touches only what is different.

const PERIOD = 2000;
const PATIENCE = 5000;

const page = document.querySelector("main");
const summary = document.getElementById("summary");
const clock = document.getElementById("clock");
const pause = page.querySelector("button");

function write(element, text, kind = element.className) {
  const changed = element.textContent !== text || element.className !== kind;
  if (changed) {
    element.textContent = text;
    element.className = kind;
  }
  return changed;
}

function newRow(key, cells) {
  const row = document.createElement("tr");
  row.dataset.key = key;
  cells.forEach((cell, index) => {
    row.append(document.createElement(index === 0 ? "th" : "td"));
  });
  row.cells[0].scope = "row";
  return row;
}

function showRows(section, rows) {
  const body = section.querySelector("tbody");
  const known = new Map(Array.from(body.rows, (row) => [row.dataset.key, row]));
  const wanted = new Set(rows.map((row) => row.key));
  known.forEach((row, key) => wanted.has(key) || row.remove());
  rows.forEach(({ key, cells }, index) => {
    const row = known.get(key) ?? newRow(key, cells);
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] ?? null);
    }
    const changes = cells.filter(({ text, kind }, at) => write(row.cells[at], text, kind));
    row.classList.toggle("fresh", changes.length > 0);
  });
  section.querySelector(".empty").hidden = rows.length > 0;
  section.querySelector(".scroll").hidden = rows.length === 0;
}

async function update() {
  const answer = await fetch(page.dataset.source, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  const view = await answer.json();
  for (const [id, rows] of Object.entries(view.tables)) {
    showRows(document.getElementById(id), rows);
  }
  write(clock, view.clock);
  write(summary, view.summary, "");
}

async function watch() {
  const paused = pause.getAttribute("aria-pressed") === "true";
  if (!paused && !document.hidden) {
    try {
      await update();
    } catch {
      write(summary, page.dataset.lost, "lost");
    }
  }
  setTimeout(watch, PERIOD);
}

pause.addEventListener("click", () => {
  const paused = pause.getAttribute("aria-pressed") === "true";
  pause.setAttribute("aria-pressed", String(!paused));
});
pause.hidden = false;
setTimeout(watch, PERIOD);
