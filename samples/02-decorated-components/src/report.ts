/** How often each species was taken for each: `counts[truth][guess]`. */
export interface Confusion {
  readonly species: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Share of the rows that were named rightly. */
  readonly accuracy: number;
}

export function confusionOf(pairs: readonly { readonly truth: string; readonly guess: string }[]): Confusion {
  const species = [...new Set(pairs.flatMap(({ truth, guess }) => [truth, guess]))].sort();
  const counts = species.map((truth) =>
    species.map((guess) => pairs.filter((pair) => pair.truth === truth && pair.guess === guess).length),
  );
  const right = pairs.filter(({ truth, guess }) => truth === guess).length;
  return { species, counts, accuracy: right / pairs.length };
}

const cell = 90;
const margin = 110;

/** The confusion matrix as an SVG: a row per true species, a column per guess, darker where there are more. */
export function confusionSvg({ species, counts }: Confusion): string {
  const size = margin + species.length * cell + 10;
  const most = Math.max(...counts.flat(), 1);
  const text = (x: number, y: number, content: string, style = ""): string =>
    `<text x="${x}" y="${y}" text-anchor="middle" ${style}>${content}</text>`;
  const cells = counts.flatMap((row, r) =>
    row.map((count, c) => {
      const [x, y] = [margin + c * cell, margin + r * cell];
      const shade = 0.08 + 0.92 * (count / most);
      const ink = shade > 0.55 ? "#fff" : "#123";
      return (
        `<rect x="${x}" y="${y}" width="${cell - 3}" height="${cell - 3}" rx="6" fill="#1f5fa8" fill-opacity="${shade.toFixed(2)}"/>` +
        text(x + cell / 2 - 1, y + cell / 2 + 6, String(count), `font-size="20" fill="${ink}"`)
      );
    }),
  );
  const names = species.flatMap((name, i) => [
    text(margin + i * cell + cell / 2, margin - 12, name),
    `<text x="${margin - 12}" y="${margin + i * cell + cell / 2 + 5}" text-anchor="end">${name}</text>`,
  ]);
  const titles = [
    text(margin + (species.length * cell) / 2, 40, "guessed", 'font-weight="bold"'),
    `<text x="12" y="${margin - 12}" font-weight="bold">true</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="15" fill="#123">\n${[...titles, ...names, ...cells].join("\n")}\n</svg>\n`;
}

export function reportHtml(confusion: Confusion, svg: string): string {
  const rows = confusion.counts.flat().reduce((a, b) => a + b, 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Iris classifier</title>
<style>body{font-family:sans-serif;max-width:46rem;margin:3rem auto;color:#123} b{font-size:2.2rem}</style>
<h1>Iris classifier</h1>
<p><b>${(confusion.accuracy * 100).toFixed(1)}&nbsp;%</b> of ${rows} flowers that the model has not seen were named rightly.</p>
${svg}</html>
`;
}
