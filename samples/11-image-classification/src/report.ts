import { type Images, pixelsPerImage, side } from "./images.js";

/** What an image shows, and what the model took it for. */
export interface Guess {
  readonly label: number;
  readonly guess: number;
  readonly probability: number;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const style = `
:root { color-scheme: light dark; --ink: #1c2733; --dim: #6b7783; --right: 37 99 175; --wrong: 201 66 32; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --dim: #98a3ae; --right: 96 158 232; --wrong: 240 122 82; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 54rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2.2rem 0 0.6rem; font-size: 1.1rem; }
.big { font-size: 3.2rem; font-weight: 650; line-height: 1.2; }
.dim { color: var(--dim); }
table { border-spacing: 3px; font-variant-numeric: tabular-nums; }
td, thead th { width: 2.9rem; height: 2.3rem; text-align: center; border-radius: 4px; }
th { color: var(--dim); font-weight: 500; padding-right: 0.5rem; }
td { background: rgb(var(--cell) / var(--share)); }
.wrongs { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.4rem, 1fr)); gap: 1rem 0.8rem; }
figure { margin: 0; text-align: center; font-size: 0.85rem; }
svg { width: 4.6rem; background: rgb(128 128 128 / 0.1); border-radius: 6px; fill: currentColor; }
`;

/** A page that stands alone: the accuracy, which digits were taken for which, and every image that was named wrongly. */
export function reportPage(images: Images, guesses: readonly Guess[]): string {
  const wrong = guesses.map((guess, at) => ({ ...guess, at })).filter(({ label, guess }) => label !== guess);
  const surest = [...wrong].sort((a, b) => b.probability - a.probability);
  const right = guesses.length - wrong.length;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Handwritten digits</title>
<style>${style}</style>
<h1>Handwritten digits</h1>
<div class="big">${((100 * right) / guesses.length).toFixed(1)} %</div>
<div class="dim">${right} of ${guesses.length} images that the model had not seen were named rightly.</div>
<h2>What was taken for what</h2>
${confusionTable(guesses)}
<h2>The ${wrong.length} that were not, the surest mistake first</h2>
<div class="wrongs">
${surest.map((guess) => `<figure>${picture(images, guess.at)}<br>${guess.label}, taken for <b>${guess.guess}</b><br><span class="dim">${Math.round(guess.probability * 100)} % sure</span></figure>`).join("\n")}
</div>
</html>
`;
}

/** A row for each digit, a column for each guess; darker where there are more. */
function confusionTable(guesses: readonly Guess[]): string {
  const rows = digits.map((label) => {
    const shown = guesses.filter((guess) => guess.label === label);
    const cells = digits.map((guess) => {
      const count = shown.filter((one) => one.guess === guess).length;
      const share = count === 0 ? 0 : Math.max(0.12, label === guess ? (0.6 * count) / shown.length : (8 * count) / shown.length);
      const color = label === guess ? "--right" : "--wrong";
      return `<td style="--cell: var(${color}); --share: ${Math.min(share, 0.9).toFixed(2)}">${count || ""}</td>`;
    });
    return `<tr><th>${label}</th>${cells.join("")}</tr>`;
  });
  const head = digits.map((digit) => `<th>${digit}</th>`).join("");
  return `<table>\n<thead><tr><th class="dim" title="rows: what it is, columns: what it was taken for">is \\ said</th>${head}</tr></thead>\n${rows.join("\n")}\n</table>`;
}

/** An image as SVG: a square for every pixel with ink. */
function picture({ pixels }: Images, at: number): string {
  const squares: string[] = [];
  for (let place = 0; place < pixelsPerImage; place++) {
    const ink = pixels[at * pixelsPerImage + place] ?? 0;
    if (ink < 16) continue;
    squares.push(`<path d="M${place % side} ${Math.floor(place / side)}h1v1h-1z" opacity="${(ink / 255).toFixed(1)}"/>`);
  }
  return `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">${squares.join("")}</svg>`;
}
