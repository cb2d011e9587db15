/** A stage of a Dockerfile, with those that it is made from: the last one is the image. */
export interface DockerfileStage {
  /** The image that it begins with. What nobody has given a value stays in it: `python:${VERSION}`. */
  readonly base: string;
  readonly instructions: readonly DockerfileInstruction[];
}

interface DockerfileInstruction {
  /** `RUN`, `COPY`. */
  readonly name: string;
  /** What follows it, with variables in the place of their names as far as the file says them. */
  readonly text: string;
}

/**
 * Reads the stages of a Dockerfile, each with the instructions of those that it is made from before its own.
 *
 * Lines that go on and comments are as Docker's reference of the format has them; of here-documents the text is a command of its own.
 */
export function dockerfileStages(text: string): readonly DockerfileStage[] {
  const variables = new Map<string, string>();
  const stages: { name: string | undefined; base: string; instructions: DockerfileInstruction[] }[] = [];
  for (const { name, text: written } of instructionsIn(text)) {
    const filled = name === "RUN" || name === "FROM" ? fill(written, variables) : fill(written, variables, "");
    if (name === "ARG" || name === "ENV") assignments(filled, variables);
    if (name === "FROM") {
      const [base = "", , alias] = filled.replace(/--platform=\S+\s+/, "").split(/\s+/);
      const earlier = stages.find((stage) => stage.name !== undefined && stage.name === base.toLowerCase());
      stages.push({ name: alias?.toLowerCase(), base: earlier?.base ?? base, instructions: [...(earlier?.instructions ?? [])] });
    } else stages.at(-1)?.instructions.push({ name, text: filled });
  }
  return stages;
}

function instructionsIn(text: string): DockerfileInstruction[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  const instructions: DockerfileInstruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? "";
    while (/\\\s*$/.test(line) && at + 1 < lines.length) line = `${line.replace(/\\\s*$/, " ")}${lines[++at]}`;
    const end = /<<-?\s*["']?(\w+)["']?/.exec(line)?.[1];
    if (end !== undefined && /^\s*RUN\b/i.test(line)) {
      const body: string[] = [];
      while (at + 1 < lines.length && lines[at + 1]?.trim() !== end) body.push(lines[++at] ?? "");
      at++;
      line = `RUN ${body.join("\n")}`;
    }
    const [, name, rest] = /^\s*([A-Za-z]+)\s+([\s\S]*)$/.exec(line) ?? [];
    if (name !== undefined && rest !== undefined) instructions.push({ name: name.toUpperCase(), text: rest.trim() });
  }
  return instructions;
}

/** `A=1 B="two words"`, or `A 1`. */
function assignments(text: string, variables: Map<string, string>): void {
  const old = /^(\w+)\s+([^=]*)$/.exec(text);
  if (old) return void variables.set(old[1] ?? "", old[2] ?? "");
  for (const [, name = "", value = ""] of text.matchAll(/(\w+)=("(?:\\.|[^"])*"|'[^']*'|\S*)/g))
    variables.set(name, value.replace(/^["']|["']$/g, ""));
}

/** Names that nobody has given a value stay, unless they are nothing then. */
function fill(text: string, variables: ReadonlyMap<string, string>, otherwise?: string): string {
  return text.replace(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (written, braced?: string, fallback?: string, bare?: string) => variables.get(braced ?? bare ?? "") ?? fallback ?? otherwise ?? written,
  );
}
