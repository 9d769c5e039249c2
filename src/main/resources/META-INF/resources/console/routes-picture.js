// Draws a route's graph: layers from top to bottom, as far down as the longest way there. The list beside it says the same.

const WIDE = 230, HIGH = 46, GAP_X = 24, GAP_Y = 44;
const SVG = "http://www.w3.org/2000/svg";

/** Draws {nodes, edges} into a place; gives nothing back. */
export function draw(place, { route, nodes, edges }) {
  const spots = layout(nodes, edges);
  const width = Math.max(...[...spots.values()].map(({ x }) => x)) + WIDE + GAP_X;
  const height = Math.max(...[...spots.values()].map(({ y }) => y)) + HIGH + GAP_Y;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": "picture-title", color: "currentColor" });
  const title = make("title", { id: "picture-title" });
  title.textContent = `The steps of the route ${route}, from top to bottom; the list below says the same.`;
  svg.append(title, arrowHead());
  edges.forEach((edge) => svg.append(...line(edge, spots)));
  nodes.forEach((node) => svg.append(box(node, spots.get(node.id))));
  place.replaceChildren(svg);
}

/** The steps in their order, each as a sentence. */
export function sentences({ nodes, edges }) {
  const named = new Map(nodes.map((node) => [node.id, node]));
  return nodes.filter((node) => node.kind !== "route").map((node) => {
    const onwards = edges.filter(({ from }) => from === node.id).map(({ to, label }) =>
      (label ? `${label}: ` : "then ") + named.get(to).label);
    const line = node.line ? ` (line ${node.line})` : "";
    return { id: node.id, text: `${node.kind}: ${node.label}${line}${onwards.length ? " — " + onwards.join("; ") : ""}` };
  });
}

function layout(nodes, edges) {
  const layer = new Map(nodes.map(({ id }) => [id, 0]));
  const place = new Map(nodes.map(({ id }, i) => [id, i]));
  // As often as there are nodes is enough for every way without circles; circles end there too.
  for (let round = 0; round < nodes.length; round++) {
    let moved = false;
    for (const { from, to, label } of edges) {
      if (label !== "again" && layer.get(to) <= layer.get(from)) {
        layer.set(to, layer.get(from) + 1);
        moved = true;
      }
    }
    if (!moved) break;
  }
  const rows = [];
  [...place.keys()].forEach((id) => (rows[layer.get(id)] ??= []).push(id));
  const spots = new Map();
  rows.filter(Boolean).forEach((row, y) => row.forEach((id, x) =>
    spots.set(id, { x: GAP_X + x * (WIDE + GAP_X), y: GAP_Y / 2 + y * (HIGH + GAP_Y) })));
  return spots;
}

function box(node, { x, y }) {
  const group = make("g", {});
  const dashed = node.kind === "route" ? { "stroke-dasharray": "5 3" } : {};
  const rounded = node.kind === "from" ? HIGH / 2 : 6;
  group.append(make("rect", { x, y, width: WIDE, height: HIGH, rx: rounded, fill: "none", stroke: "currentColor", "stroke-width": 1.5, ...dashed }));
  group.append(words(node.kind, x, y + 18, 11), words(node.label, x, y + 35, 13));
  const hint = make("title", {});
  hint.textContent = `${node.kind}: ${node.label}`;
  group.append(hint);
  return group;
}

function words(text, x, y, size) {
  const most = Math.floor((WIDE - 16) / (size * 0.55));
  const node = make("text", { x: x + WIDE / 2, y, "font-size": size, "text-anchor": "middle", fill: "currentColor" });
  node.textContent = text.length > most ? text.slice(0, most - 1) + "…" : text;
  return node;
}

function line({ from, to, label }, spots) {
  const a = spots.get(from), b = spots.get(to);
  const x1 = a.x + WIDE / 2, y1 = a.y + HIGH, x2 = b.x + WIDE / 2, y2 = b.y;
  const path = make("path", { d: `M ${x1} ${y1} C ${x1} ${y1 + 22}, ${x2} ${y2 - 22}, ${x2} ${y2 - 2}`, fill: "none", stroke: "currentColor", "marker-end": "url(#arrow)" });
  if (!label) return [path];
  const text = make("text", { x: (x1 + x2) / 2 + 6, y: (y1 + y2) / 2 + 4, "font-size": 11, fill: "currentColor" });
  text.textContent = label;
  return [path, text];
}

function arrowHead() {
  const defs = make("defs", {});
  const marker = make("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" });
  marker.append(make("path", { d: "M 0 0 L 8 4 L 0 8 z", fill: "currentColor" }));
  defs.append(marker);
  return defs;
}

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}
