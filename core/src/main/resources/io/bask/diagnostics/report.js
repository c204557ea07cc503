"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const el = (tag, text, parent) => { const e = document.createElement(tag); if (text !== undefined) e.textContent = text; if (parent) parent.append(e); return e; };

/* ---- how numbers are written; times are microseconds ---- */
const digits = x => x < 9.995 ? x.toFixed(2) : x < 99.95 ? x.toFixed(1) : x.toFixed(0);
function time(us) {
  if (us === 0) return "0 s";
  if (us < 1) return Math.round(us * 1000) + " ns";
  if (us < 1e3) return digits(us) + " µs";
  if (us < 1e6) return digits(us / 1e3) + " ms";
  if (us < 6e7) return digits(us / 1e6) + " s";
  const s = Math.round(us / 1e6);
  return s < 3600 ? Math.floor(s / 60) + " min " + s % 60 + " s" : Math.floor(s / 3600) + " h " + Math.floor(s / 60) % 60 + " min";
}
function bytes(b) {
  const units = ["B", "kiB", "MiB", "GiB", "TiB"];
  let u = 0;
  while (u + 1 < units.length && b >= 1000) { b /= 1024; u++; }
  return (u ? digits(b) : Math.round(b)) + " " + units[u];
}
const percent = x => Math.round(100 * x) + " %";
const count = n => n.toLocaleString("en").replace(/,/g, "\u2009");

/* ---- colours: ten that are told apart easily, then round the wheel ---- */
const PALETTE = ["#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#b07aa1", "#edc948", "#9c755f", "#ff9da7", "#7f8fa9"];
const colour = op => op < PALETTE.length ? PALETTE[op] : "hsl(" + (op * 137.5) % 360 + " 45% " + (48 + op % 3 * 8) + "%)";
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* ---- summary and tables ---- */
function card(name, value, note) {
  const box = el("div", undefined, $("cards"));
  el("dt", name, box);
  const dd = el("dd", value, box);
  if (note) el("small", note, dd);
}
const s = data.summary;
$("subtitle").textContent = data.created + " · " + data.system;
card("Wall time", time(s.wall), s.runs === 1 ? "of one run" : "of " + count(s.runs) + " runs");
card("Tasks", count(s.tasks), s.tasks ? time(s.busy / s.tasks) + " each on average" : "");
card("Threads", count(data.threads.length), s.processors + " processors");
card("Utilisation", percent(s.utilisation), time(s.busy) + " in tasks, " + s.atOnce + " at once");
card("Peak of results", s.peakBytes ? bytes(s.peakBytes) : "unknown", count(s.peakResults) + " at once");
card("Peak of heap", bytes(s.peakHeap), "of " + bytes(s.maxHeap));
if (s.spilled) card("Written to disk", bytes(s.spilled), bytes(s.reloaded) + " read back");
const failed = data.runs.filter(r => r.failure !== null);
if (failed.length) {
  $("failures").hidden = false;
  $("failures").textContent = (failed.length === 1 ? "A run failed: " : failed.length + " runs failed, the first with: ") + failed[0].failure;
}

function table(id, heads, rows) {
  const t = $(id), head = el("tr", undefined, el("thead", undefined, t)), body = el("tbody", undefined, t);
  heads.forEach(h => el("th", h, head));
  rows.forEach(cells => {
    const row = el("tr", undefined, body);
    cells.forEach(cell => {
      const td = el("td", undefined, row);
      if (cell !== null && typeof cell === "object") cell.into(td); else td.textContent = cell;
    });
  });
}
const named = (name, c) => ({ into: td => { if (c) el("i", undefined, td).style.background = c; td.append(name); } });
const meter = (share, c) => ({ into: td => { td.className = "meter"; const b = el("b", undefined, el("div", undefined, td)); b.style.width = 100 * share + "%"; if (c) b.style.background = c; } });
const opsTotal = data.ops.reduce((sum, o) => sum + o.total, 0) || 1;
table("operations", ["operation", "tasks", "total", "share", "", "mean", "longest", "results"], data.ops.map((o, i) => [named(o.name, colour(i)), count(o.count),
  time(o.total), percent(o.total / opsTotal), meter(o.total / data.ops[0].total, colour(i)), time(o.total / o.count), time(o.longest), o.bytes ? bytes(o.bytes) : "–"]));
table("workers", ["thread", "tasks", "in tasks", "of the wall time", ""], data.workers.map(w => [w.thread, count(w.tasks), time(w.busy),
  percent(w.busy / s.wall), meter(Math.min(1, w.busy / s.wall))]));
table("runs", ["run", "began at", "took", "tasks", "outcome"], data.runs.map(r => ["run " + (r.number + 1), time(r.start), time(r.duration), count(r.tasks),
  { into: td => { td.className = r.failure === null ? "text" : "text alarm"; td.textContent = r.failure === null ? "ended well" : r.failure; } }]));
$("runs").querySelector("th:last-child").className = "text";
if (s.runs > data.runs.length) {
  const note = el("p", "The first " + data.runs.length + " of " + count(s.runs) + " runs.", $("runs-section"));
  note.className = "hint";
}
data.ops.forEach((o, i) => { const li = el("li", undefined, $("legend")); el("i", undefined, li).style.background = colour(i); li.append(o.name); });
if (data.merged) $("merged").textContent = "Of " + count(s.tasks) + " tasks, short ones of an operation that lie close together are drawn as one bar.";

/* ---- charts over time: all show the same stretch ---- */
const all = Math.max(data.end, 1e-3);
let view = [0, all];
const charts = [];
function canvas(id, height) {
  const c = $(id), ratio = devicePixelRatio || 1, width = c.parentNode.clientWidth;
  c.style.height = height + "px";
  c.width = Math.max(1, width * ratio);
  c.height = height * ratio;
  const g = c.getContext("2d");
  g.scale(ratio, ratio);
  g.clearRect(0, 0, width, height);
  return [g, width, height];
}
const at = (t, width) => (t - view[0]) / (view[1] - view[0]) * width;
function step(span, most) {
  const raw = span / most, power = Math.pow(10, Math.floor(Math.log10(raw)));
  return [1, 2, 5, 10].map(m => m * power).find(m => m >= raw) || raw;
}
function tickText(us, size) {
  const [unit, name] = view[1] >= 1e6 ? [1e6, " s"] : view[1] >= 1e3 ? [1e3, " ms"] : [1, " µs"];
  return (us / unit).toFixed(Math.min(6, Math.max(0, Math.ceil(-Math.log10(size / unit) - 1e-9)))) + name;
}
function timeGrid(g, id, width, height) {
  const size = step(view[1] - view[0], Math.max(2, width / 120)), ticks = $(id);
  ticks.replaceChildren();
  g.strokeStyle = css("--grid");
  g.lineWidth = 1;
  g.beginPath();
  for (let k = Math.ceil(view[0] / size - 1e-9); k * size <= view[1] * (1 + 1e-12); k++) {
    const x = at(k * size, width);
    g.moveTo(Math.round(x) + 0.5, 0);
    g.lineTo(Math.round(x) + 0.5, height);
    const label = el("span", tickText(k * size, size), ticks);
    label.style.left = x + "px";
    if (x < 24) label.style.transform = "none";
    else if (x > width - 24) label.style.transform = "translateX(-100%)";
  }
  g.stroke();
}

/* ---- the task stream ---- */
const tasks = data.tasks, rows = data.threads.map(() => []);
for (let i = 0; i < tasks.s.length; i++) rows[tasks.t[i]].push(i);
const level = new Uint8Array(tasks.s.length), longest = rows.map(() => 0);
rows.forEach((row, r) => {
  const open = [];
  row.forEach(i => {
    while (open.length && open[open.length - 1] < tasks.s[i] + tasks.d[i] - 0.002) open.pop();
    level[i] = Math.min(3, open.length);
    open.push(tasks.s[i] + tasks.d[i]);
    longest[r] = Math.max(longest[r], tasks.d[i]);
  });
});
const rowHeight = Math.max(8, Math.min(30, Math.floor(480 / Math.max(1, rows.length))));
const streamHeight = Math.max(1, rows.length) * rowHeight;
function firstFrom(row, t) {
  let low = 0, high = row.length;
  while (low < high) { const mid = low + high >> 1; if (tasks.s[row[mid]] < t) low = mid + 1; else high = mid; }
  return low;
}
let drag = null;
function drawStream() {
  const [g, width, height] = canvas("stream", streamHeight);
  g.fillStyle = css("--idle");
  rows.forEach((row, r) => g.fillRect(0, r * rowHeight + 1, width, rowHeight - 2));
  timeGrid(g, "stream-ticks", width, height);
  const scale = width / (view[1] - view[0]), edge = css("--panel");
  rows.forEach((row, r) => {
    let lastPixel = -1, lastOp = -1;
    for (let n = firstFrom(row, view[0] - longest[r]); n < row.length; n++) {
      const i = row[n], x = (tasks.s[i] - view[0]) * scale;
      if (x > width) break;
      const w = tasks.d[i] * scale;
      if (x + w < 0) continue;
      if (w < 0.7 && Math.floor(x * 2) === lastPixel && tasks.o[i] === lastOp) continue;
      lastPixel = Math.floor(x * 2);
      lastOp = tasks.o[i];
      const inset = 1 + level[i] * Math.min(5, rowHeight / 5);
      g.fillStyle = colour(tasks.o[i]);
      g.fillRect(x, r * rowHeight + inset, Math.max(0.7, w), rowHeight - 1 - inset);
      if (w > 4) {
        g.fillStyle = edge;
        g.fillRect(x + w - 0.5, r * rowHeight + inset, 0.5, rowHeight - 1 - inset);
      }
      if (w > 60 && rowHeight >= 16) {
        g.fillStyle = "#fff";
        g.font = "12px system-ui, Helvetica, Arial, sans-serif";
        const from = Math.max(x, 0) + 5, name = data.ops[tasks.o[i]].name;
        if (g.measureText(name).width < Math.min(x + w, width) - from - 3) g.fillText(name, from, r * rowHeight + inset / 2 + rowHeight / 2 + 4);
      }
    }
  });
  if (drag && drag.to !== null) {
    g.fillStyle = css("--a-fill");
    g.fillRect(Math.min(drag.from, drag.to), 0, Math.abs(drag.to - drag.from), height);
  }
}
const names = $("threads");
data.threads.forEach((name, r) => {
  if (rowHeight < 14 && r % 2) return;
  const label = el("span", name.replace(/^bask-/, ""), names);
  label.style.top = (r + 0.5) * rowHeight + "px";
  label.title = name;
});
charts.push(drawStream);

function taskAt(x, y) {
  const r = Math.floor(y / rowHeight), width = $("stream").clientWidth;
  if (!rows[r]) return -1;
  const t = view[0] + x / width * (view[1] - view[0]), slack = (view[1] - view[0]) / width;
  let best = -1;
  for (let n = firstFrom(rows[r], t + slack) - 1; n >= 0; n--) {
    const i = rows[r][n];
    if (tasks.s[i] + longest[r] < t - slack) break;
    if (tasks.s[i] + tasks.d[i] >= t - slack && (best < 0 || level[i] > level[best])) best = i;
    if (best >= 0 && level[best] === 0 && tasks.s[i] + tasks.d[i] < t - slack) break;
  }
  return best;
}
function tip(event, lines) {
  const box = $("tip");
  box.hidden = !lines;
  if (!lines) return;
  box.replaceChildren();
  lines.forEach((line, i) => el(i ? "div" : "b", line, box));
  box.style.left = Math.max(6, Math.min(innerWidth - box.offsetWidth - 8, event.clientX + 14)) + "px";
  box.style.top = (event.clientY + 18 + box.offsetHeight > innerHeight ? event.clientY - box.offsetHeight - 10 : event.clientY + 18) + "px";
}
const stream = $("stream");
stream.addEventListener("pointerdown", e => { drag = { from: e.offsetX, to: null }; stream.setPointerCapture(e.pointerId); });
stream.addEventListener("pointermove", e => {
  if (drag) {
    drag.to = Math.abs(e.offsetX - drag.from) > 4 || drag.to !== null ? e.offsetX : null;
    tip(e, null);
    return drawStream();
  }
  const i = taskAt(e.offsetX, e.offsetY);
  if (i < 0) return tip(e, null);
  const lines = [data.ops[tasks.o[i]].name];
  if (tasks.n && tasks.n[i] > 1) lines.push(count(tasks.n[i]) + " tasks, " + time(tasks.d[i]) + " together");
  else lines.push(data.names[tasks.k[i]] + (tasks.i[i] === "" ? "" : " (" + tasks.i[i] + ")"), time(tasks.d[i]));
  lines.push("begins at " + time(tasks.s[i]) + (s.runs > 1 ? ", run " + (tasks.r[i] + 1) : ""), data.threads[tasks.t[i]]);
  tip(e, lines);
});
stream.addEventListener("pointerup", e => {
  if (drag && drag.to !== null) {
    const width = stream.clientWidth, t = x => view[0] + Math.max(0, Math.min(width, x)) / width * (view[1] - view[0]);
    show(t(Math.min(drag.from, drag.to)), t(Math.max(drag.from, drag.to)));
  }
  drag = null;
});
stream.addEventListener("pointercancel", () => { drag = null; drawAll(); });
stream.addEventListener("pointerleave", e => tip(e, null));
stream.addEventListener("dblclick", () => show(0, all));
stream.addEventListener("wheel", e => {
  if (!e.ctrlKey && !e.metaKey) return;
  e.preventDefault();
  zoom(Math.pow(1.2, Math.sign(e.deltaY)), view[0] + e.offsetX / stream.clientWidth * (view[1] - view[0]));
}, { passive: false });
$("zoom-in").onclick = () => zoom(0.5);
$("zoom-out").onclick = () => zoom(2);
$("zoom-all").onclick = () => show(0, all);
function zoom(factor, middle = (view[0] + view[1]) / 2) {
  show(middle - (middle - view[0]) * factor, middle + (view[1] - middle) * factor);
}
function show(from, to) {
  const shortest = Math.min(all, 0.05), span = Math.min(all, Math.max(shortest, to - from));
  const start = Math.max(0, Math.min(all - span, from));
  view = [start, start + span];
  drawAll();
}

/* ---- lines ---- */
function lines(id, axis, ticks, series, text) {
  let top = 0;
  series.forEach(one => one.v.forEach(v => { top = Math.max(top, v); }));
  if (!top) { $(id + "-section").hidden = true; return; }
  const binary = text === bytes ? Math.pow(1024, Math.floor(Math.log2(top) / 10)) : 1;
  const size = step(top / binary, 4) * binary;
  top = Math.ceil(top / size - 1e-9) * size;
  const high = 140;
  for (let v = 0; v <= top * 1.0001; v += size) {
    const label = el("span", text(v), $(axis));
    label.style.top = 6 + (high - 8) * (1 - v / top) + "px";
  }
  charts.push(() => {
    const [g, width, height] = canvas(id, high), y = v => 6 + (height - 8) * (1 - v / top);
    timeGrid(g, ticks, width, height);
    g.strokeStyle = css("--grid");
    g.beginPath();
    for (let v = 0; v <= top * 1.0001; v += size) { g.moveTo(0, Math.round(y(v)) + 0.5); g.lineTo(width, Math.round(y(v)) + 0.5); }
    g.stroke();
    series.forEach(one => {
      g.beginPath();
      let before = null;
      one.t.forEach((t, i) => {
        const x = at(t, width), v = y(one.v[i]);
        if (before === null) g.moveTo(x, v);
        else { if (one.steps) g.lineTo(x, before); g.lineTo(x, v); }
        before = v;
      });
      g.strokeStyle = css(one.colour);
      g.lineWidth = 1.6;
      g.lineJoin = "round";
      g.stroke();
      if (one.fill && one.t.length) {
        g.lineTo(at(one.t[one.t.length - 1], width), y(0));
        g.lineTo(at(one.t[0], width), y(0));
        g.fillStyle = css(one.fill);
        g.fill();
      }
    });
  });
}
const r = data.resources;
lines("live", "live-axis", "live-ticks", [{ t: data.live.t, v: data.live.b, colour: "--a", fill: "--a-fill", steps: true }], bytes);
lines("heap", "heap-axis", "heap-ticks", [{ t: r.t, v: r.heap, colour: "--b", fill: "--b-fill" }], bytes);
lines("cpu", "cpu-axis", "cpu-ticks", [{ t: r.t, v: r.cpu, colour: "--a", fill: "--a-fill" }], v => Math.round(v) + " %");
if (s.spilled) {
  $("spill-section").hidden = false;
  lines("spill", "spill-axis", "spill-ticks", [
    { t: r.t, v: r.disk, colour: "--b" },
    { t: r.t, v: r.spilled, colour: "--a", fill: "--a-fill" }], bytes);
}
function drawAll() { charts.forEach(draw => draw()); }
if (!tasks.s.length) $("stream-section").hidden = true;
addEventListener("resize", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
drawAll();
