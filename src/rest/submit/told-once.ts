import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** Refusals whose cause, where one is known (`hint`), lies in the workspace or on the way to it, and not in the one request: a role, network rules, a lock. */
const ofTheWorkspace: ReadonlySet<string> = new Set(["AZML606", "AZML607", "AZML609", "AZML610", "AZML620"]);

/** Requests that are named beside the first. */
const mostNamed = 5;

/** The problems of one submission, in which one cause of many refusals stands once: the first request tells it, the others are named. */
export function toldOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const causes = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const isShared = ofTheWorkspace.has(one.code) && one.hint !== undefined;
    const cause = isShared ? `${one.code} ${one.hint}` : JSON.stringify(one);
    causes.set(cause, [...(causes.get(cause) ?? []), one]);
  }
  return [...causes.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.length === 0 ? first : withOthers(first, others)],
  );
}

function withOthers(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const named = [...new Set(others.map(nameOf))];
  const rest = named.length > mostNamed ? [`  … and ${named.length - mostNamed} more`] : [];
  return {
    ...first,
    notes: [...(first.notes ?? []), "refused for the same cause:", ...named.slice(0, mostNamed).map((name) => `  ${name}`), ...rest],
  };
}

/** `PUT environments/e/versions/1` of a request to the workspace, else what was said of it. */
function nameOf({ notes = [], message }: Diagnostic): string {
  const request = notes.find((note) => note.startsWith("request: "))?.slice("request: ".length);
  return request?.replace(/https?:\/\/\S*\/workspaces\/[^/]+\//i, "") ?? message;
}
