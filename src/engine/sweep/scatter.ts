import { scaleLinear, scaleLog } from "d3-scale";

/** A mark in a plot. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** What is shown when somebody points at it. */
  readonly label: string;
  readonly isBest: boolean;
}

export interface ScatterOptions {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly marks: readonly Mark[];
  /** Names of the places 0, 1, … of a strip, where `x` is no quantity. */
  readonly names?: readonly string[];
}

const size = { width: 380, height: 240, left: 64, right: 14, top: 24, bottom: 46 };

/** A plot of marks with two axes, as SVG. Its colours are those of the page's classes. Marks that have no place on a line are left out. */
export function scatter({ xLabel, yLabel, marks, names }: ScatterOptions): string {
  const { width, height, left, right, top, bottom } = size;
  const isLog = names === undefined && spansDecades(marks.map((mark) => mark.x));
  const shown = marks.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const xs = names ? [-0.5, names.length - 0.5] : shown.map((mark) => mark.x);
  const x = axis(xs, [left, width - right], isLog);
  const ys = shown.map((mark) => mark.y);
  const y = axis(ys, [height - bottom, top]);
  const floor = height - bottom;
  // More names than these would lie over one another; the marks still tell theirs.
  const xTicks = names ? (names.length > 16 ? [] : names).map((name, at) => ({ at, text: shortened(name, names.length) })) : x.ticks;
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`${yLabel} by ${xLabel}`)}">`,
    ...y.ticks.map(
      ({ at, text }) =>
        `<line class="grid" x1="${left}" x2="${width - right}" y1="${y.place(at)}" y2="${y.place(at)}"/>` +
        `<text class="tick" x="${left - 6}" y="${y.place(at)}" dy="0.32em" text-anchor="end">${text}</text>`,
    ),
    ...xTicks.map(({ at, text }) => `<text class="tick" x="${x.place(at)}" y="${floor + 16}" text-anchor="middle">${escaped(text)}</text>`),
    `<line class="axis" x1="${left}" x2="${width - right}" y1="${floor}" y2="${floor}"/>`,
    `<text x="4" y="12">${escaped(yLabel)}</text>`,
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">${escaped(xLabel)}</text>`,
    // The best is drawn last, so that nothing hides it.
    ...[...shown]
      .sort((a, b) => Number(a.isBest) - Number(b.isBest))
      .map(
        (mark) =>
          `<circle class="${mark.isBest ? "best" : "trial"}" cx="${x.place(mark.x)}" cy="${y.place(mark.y)}" r="${mark.isBest ? 6 : 4}">` +
          `<title>${escaped(mark.label)}</title></circle>`,
      ),
    "</svg>",
  ].join("\n");
}

/** Numbers below have no digits left to tell them apart by. */
const tiny = 1e-300;

interface Axis {
  /** Where a value lies on the line, to a tenth. */
  readonly place: (value: number) => number;
  /** Round values to mark on it. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

function axis(values: readonly number[], range: readonly [number, number], isLog = false): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = isLog ? scaleLog([least / 1.2, most * 1.2], range) : scaleLinear(padded(least, most), range);
  // On a logarithmic line not every value in ten gets a text.
  const format = scale.tickFormat(5, "~g");
  const ticks = scale.ticks(5).filter((at) => !isLog || format(at) !== "");
  return {
    place: (value) => Math.round(scale(value) * 10) / 10,
    ticks: ticks.map((at) => ({ at, text: String(Number(at.toPrecision(6))) })),
  };
}

/** A learning rate from 1e-4 to 1e-2 would stand at the left end of a plain axis. */
function spansDecades(values: readonly number[]): boolean {
  const least = Math.min(...values);
  return least > tiny && Math.max(...values) / least >= 50;
}

/** A little room at both ends; something to show where all values are equal, or there is none. */
function padded(least: number, most: number): [number, number] {
  if (!(most >= least)) return [0, 1];
  const size = Math.max(Math.abs(least), Math.abs(most));
  // Numbers have no digits left for what lies closer together, nor for what is smaller.
  if (size < tiny) return [-1, 1];
  const isSpread = most - least > size * 1e-12;
  const room = isSpread ? (most - least) * 0.05 : size * 0.1;
  return [least - room, most + room];
}

/** Names share the line. */
function shortened(name: string, many: number): string {
  const room = Math.max(4, Math.floor(48 / many));
  return name.length > room ? `${name.slice(0, room - 1)}…` : name;
}

/** A text as it is written in HTML and in its attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
}
