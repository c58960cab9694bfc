// The explorer of the page: a table of occurrences that filters and sorts, and a
// drawing of the one that is chosen. All it needs is in the element #data.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const rowHeight = 28; // pixels, as in the style sheet
  const number = new Intl.NumberFormat("en");
  const wired = new Map(data.connections.map((c) => [c[0] * data.neurons.length + c[1], c]));
  let motif, columns, weights, induced, order, sortBy, descending;

  // unpack reads a motif's columns: 16 bits for each neuron, then 32-bit floats
  // for the weights, then a byte for induced, gzipped, as base64.
  async function unpack(m) {
    const bytes = Uint8Array.from(atob(m.packed), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const buffer = await new Response(stream).arrayBuffer();
    columns = m.labels.map((_, i) => new Uint16Array(buffer, 2 * i * m.rows, m.rows));
    const floats = 2 * m.labels.length * m.rows;
    weights = new Float32Array(buffer.slice(floats, floats + 4 * m.rows));
    induced = new Uint8Array(buffer, floats + 4 * m.rows, m.rows);
  }

  async function choose(index) {
    motif = data.motifs[index];
    await unpack(motif);
    sortBy = -1;
    descending = false;
    const nodes = by("at-node");
    nodes.replaceChildren(new Option("any node", "-1"), ...motif.labels.map((l, i) => new Option("node " + l, i)));
    const head = by("occurrence-head");
    const titles = [...motif.labels, "weight", "induced"];
    head.replaceChildren(...titles.map((title, i) => {
      const th = document.createElement("th");
      th.scope = "col";
      const button = document.createElement("button");
      button.textContent = title;
      button.addEventListener("click", () => sort(i));
      th.append(button);
      return th;
    }));
    filter();
    if (order.length > 0) show(order[0]);
    else by("circuit").replaceChildren();
  }

  // wanted returns, for each word of the filter, the neurons that it means: one
  // neuron by its name, or all of a class.
  function wanted() {
    return by("neuron").value.toUpperCase().split(/[\s,]+/).filter(Boolean).map((word) => {
      const hit = new Uint8Array(data.neurons.length);
      data.neurons.forEach((n, i) => { if (n.name.toUpperCase() === word || n.class.toUpperCase() === word) hit[i] = 1; });
      return hit;
    });
  }

  function filter() {
    performance.mark("filter-start");
    const words = wanted();
    const node = Number(by("at-node").value);
    const searched = node < 0 ? columns : [columns[node]];
    const role = by("role").value;
    const hasRole = Uint8Array.from(data.neurons, (n) => (n.role === role ? 1 : 0));
    const onlyInduced = by("induced").checked;
    const least = Number(by("weight").value) || 0;
    const kept = new Uint32Array(motif.rows);
    let n = 0;
    for (let row = 0; row < motif.rows; row++) {
      if (weights[row] < least || (onlyInduced && !induced[row])) continue;
      if (!words.every((hit) => searched.some((c) => hit[c[row]]))) continue;
      if (role && !searched.some((c) => hasRole[c[row]])) continue;
      kept[n++] = row;
    }
    order = kept.subarray(0, n);
    if (sortBy >= 0) applySort();
    performance.measure("filter", "filter-start");
    const all = motif.rows < motif.count ? `, of ${number.format(motif.count)} in all` : "";
    by("matches").textContent = `${number.format(n)} of ${number.format(motif.rows)} listed${all}`;
    by("occurrences").scrollTop = 0;
    by("occurrence-table").setAttribute("aria-rowcount", n + 1);
    render();
  }

  function sort(column) {
    descending = sortBy === column && !descending;
    sortBy = column;
    applySort();
    [...by("occurrence-head").children].forEach((th, i) => {
      if (i === column) th.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    render();
  }

  // Neurons are numbered in the order of their names. Rows stand in the order of
  // the list, so that equal ones keep it.
  function applySort() {
    performance.mark("sort-start");
    const values = [...columns, weights, induced][sortBy];
    const sign = descending ? -1 : 1;
    order.sort((a, b) => sign * (values[a] - values[b]) || a - b);
    performance.measure("sort", "sort-start");
  }

  // render fills in the rows that can be seen; two empty rows take the place of
  // the others.
  function render() {
    const box = by("occurrences");
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - 10);
    const last = Math.min(order.length, first + Math.ceil(box.clientHeight / rowHeight) + 20);
    const rows = [space(first)];
    for (let i = first; i < last; i++) rows.push(tableRow(i));
    rows.push(space(order.length - last));
    by("occurrence-rows").replaceChildren(...rows);
  }

  function space(count) {
    const tr = document.createElement("tr");
    tr.style.height = count * rowHeight + "px";
    tr.setAttribute("aria-hidden", "true");
    return tr;
  }

  function tableRow(i) {
    const row = order[i];
    const tr = document.createElement("tr");
    tr.setAttribute("aria-rowindex", i + 2);
    const cell = (content) => {
      const td = document.createElement("td");
      td.append(content);
      tr.append(td);
    };
    columns.forEach((c, node) => {
      const name = data.neurons[c[row]].name;
      if (node > 0) return cell(name);
      const button = document.createElement("button");
      button.textContent = name;
      button.title = "Draw this occurrence";
      cell(button);
    });
    cell(number.format(weights[row]));
    cell(induced[row] ? "induced" : "");
    tr.addEventListener("click", () => show(row));
    return tr;
  }

  function svg(name, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // show draws one occurrence: its neurons, the motif's connections between them
  // with their weights, and dashed whatever else connects them.
  function show(row) {
    const neurons = columns.map((c) => c[row]);
    const scale = 62;
    const at = motif.places.map(([x, y]) => [x * scale, y * scale]);
    const extras = by("extras").checked;
    const lines = [];
    const list = [];
    neurons.forEach((pre, from) => neurons.forEach((post, to) => {
      const c = wired.get(pre * data.neurons.length + post);
      if (!c || from === to) return;
      const link = motif.links.find((l) => l[0] === from && l[1] === to);
      const text = `${data.neurons[pre].name} ${verbs[c[3]]} ${data.neurons[post].name}, weight ${c[2]}`;
      list.push((link ? "" : "besides the motif: ") + text);
      if (link || extras) lines.push(...arrow(at[from], at[to], link ? link[2] * scale : 0.28 * scale, c, !link));
    }));
    const circles = neurons.flatMap((n, i) => [
      svg("circle", { cx: at[i][0], cy: at[i][1], r: 23, class: "cell" }),
      svg("text", { x: at[i][0], y: at[i][1] - 2, class: "cell-name" }, data.neurons[n].name),
      svg("text", { x: at[i][0], y: at[i][1] + 11, class: "cell-node" }, motif.labels[i]),
    ]);
    const xs = at.map((p) => p[0]), ys = at.map((p) => p[1]);
    const box = [Math.min(...xs) - 70, Math.min(...ys) - 40, Math.max(...xs) - Math.min(...xs) + 140, Math.max(...ys) - Math.min(...ys) + 80];
    const title = `${motif.name}: ` + neurons.map((n, i) => `${motif.labels[i]} ${data.neurons[n].name}`).join(", ");
    const items = list.map((text) => {
      const li = document.createElement("li");
      li.textContent = text;
      return li;
    });
    by("circuit").replaceChildren(svg("svg", { viewBox: box.join(" "), width: box[2], height: box[3], role: "img", "aria-label": title }, ...lines, ...circles));
    by("circuit-title").textContent = title;
    by("circuit-list").replaceChildren(...items);
    shown = row;
  }
  let shown;
  const verbs = { excitatory: "excites", inhibitory: "inhibits", unsigned: "contacts" };

  // arrow draws a connection between two circles, bent to the right of its way by
  // so many pixels, with its weight in the middle.
  function arrow(from, to, bend, c, extra) {
    const dx = to[0] - from[0], dy = to[1] - from[1];
    const length = Math.hypot(dx, dy);
    const middle = [(from[0] + to[0]) / 2 - (dy / length) * 2 * bend, (from[1] + to[1]) / 2 + (dx / length) * 2 * bend];
    const edge = (end, gap) => {
      const x = middle[0] - end[0], y = middle[1] - end[1], l = Math.hypot(x, y);
      return [end[0] + (x / l) * gap, end[1] + (y / l) * gap];
    };
    const a = edge(from, 24), b = edge(to, 28);
    const kind = c[3] + (extra ? " extra" : "");
    const path = svg("path", { d: `M${a}Q${middle} ${b}`, class: "line " + kind, "stroke-width": Math.min(1.5 + Math.log2(c[2]) / 2, 5) });
    const x = b[0] - to[0], y = b[1] - to[1], l = Math.hypot(x, y);
    const tip = (back, aside) => [to[0] + (x / l) * (24 + back) - (y / l) * aside, to[1] + (y / l) * (24 + back) + (x / l) * aside];
    const head = c[3] === "inhibitory"
      ? svg("path", { d: `M${tip(2, 9)}L${tip(2, -9)}`, class: "bar " + kind })
      : svg("path", { d: `M${tip(0, 0)}L${tip(12, 6)}L${tip(12, -6)}Z`, class: "head " + kind });
    const label = [(a[0] + 2 * middle[0] + b[0]) / 4, (a[1] + 2 * middle[1] + b[1]) / 4 + 4];
    return [path, head, svg("text", { x: label[0], y: label[1], class: "weight " + kind }, String(c[2]))];
  }

  by("motif").replaceChildren(...data.motifs.map((m, i) => new Option(`${m.name} (${number.format(m.count)})`, i)));
  by("motif").value = data.first;
  by("motif").addEventListener("change", () => choose(by("motif").value));
  for (const id of ["neuron", "weight"]) by(id).addEventListener("input", filter);
  for (const id of ["at-node", "role", "induced"]) by(id).addEventListener("change", filter);
  by("extras").addEventListener("change", () => { if (shown !== undefined) show(shown); });
  by("occurrences").addEventListener("scroll", render);
  window.addEventListener("resize", render);
  by("explorer").hidden = false;
  choose(data.first).then(() => performance.mark("explorer-ready"));
})();
