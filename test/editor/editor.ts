import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-5.9";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixtures = path.join(root, "test", "editor", "fixtures");

/** A place in a file. */
interface Place {
  readonly file: string;
  readonly position: number;
}

/** TypeScript's language service over the fixtures, as an editor asks it. Places are called by the marks, comments such as `@name`, that stand before them. */
export class Editor {
  readonly #texts = new Map<string, string>();
  readonly #places = new Map<string, Place>();
  readonly #service: ts.LanguageService;

  constructor() {
    for (const name of readdirSync(fixtures).filter((file) => file.endsWith(".ts"))) {
      const file = path.join(fixtures, name);
      const text = readFileSync(file, "utf8");
      this.#texts.set(file, text);
      for (const mark of text.matchAll(/\/\*@([\w.]+)\*\/ ?/g))
        this.#places.set(mark[1] as string, { file, position: mark.index + mark[0].length });
    }
    const config = ts.getParsedCommandLineOfConfigFile(path.join(fixtures, "tsconfig.json"), undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
      },
    });
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => config?.options ?? {},
      getScriptFileNames: () => [...this.#texts.keys()],
      getScriptVersion: (file) => String(this.#texts.get(file)?.length ?? 0),
      getScriptSnapshot: (file) => {
        const text = this.#texts.get(file) ?? ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    });
  }

  get names(): string[] {
    return [...this.#places.keys()];
  }

  /** What an editor underlines in the fixtures. */
  errors(): string[] {
    return [...this.#texts.keys()].flatMap((file) =>
      this.#service.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
  }

  /** What is shown for a name: its signature, its comment and its tags. */
  hover(name: string): string {
    const { file, position } = this.#place(name);
    const info = this.#service.getQuickInfoAtPosition(file, position);
    const shown = ts.displayPartsToString(info?.displayParts);
    const comment = ts.displayPartsToString(info?.documentation);
    return [shown, comment].filter(Boolean).join(" // ").replaceAll(/\s+/g, " ");
  }

  /** The marks, or else the lines, of where a name is defined. */
  definition(name: string): string[] {
    const { file, position } = this.#place(name);
    return this.#named(
      (this.#service.getDefinitionAtPosition(file, position) ?? []).map(({ fileName, textSpan }) => ({
        file: fileName,
        position: textSpan.start,
      })),
    );
  }

  references(name: string): string[] {
    const { file, position } = this.#place(name);
    return this.#named(
      (this.#service.getReferencesAtPosition(file, position) ?? []).map(({ fileName, textSpan }) => ({
        file: fileName,
        position: textSpan.start,
      })),
    );
  }

  /** What is changed when a name is. */
  rename(name: string): string[] {
    const { file, position } = this.#place(name);
    const found = this.#service.findRenameLocations(file, position, false, false, { providePrefixAndSuffixTextForRename: true }) ?? [];
    return this.#named(found.map(({ fileName, textSpan }) => ({ file: fileName, position: textSpan.start })));
  }

  /** What is offered at a place, words of the language left out. */
  completions(name: string): string[] {
    const { file, position } = this.#place(name);
    const found = this.#service.getCompletionsAtPosition(file, position, { includeCompletionsForModuleExports: false });
    return (found?.entries ?? [])
      .filter(({ kind }) => kind !== ts.ScriptElementKind.warning && kind !== ts.ScriptElementKind.keyword)
      .map((entry) => entry.name)
      .sort();
  }

  /** What is offered at a place once `text` has been written there, with `rest` after the cursor, in place of what stands between it and `until`. */
  completionsAfter(name: string, text: string, until: string, rest = ""): string[] {
    const { file, position } = this.#place(name);
    const whole = this.#texts.get(file) as string;
    const end = whole.indexOf(until, position);
    this.#texts.set(file, whole.slice(0, position) + text + rest + whole.slice(end));
    this.#places.set("edited", { file, position: position + text.length });
    try {
      return this.completions("edited");
    } finally {
      this.#texts.set(file, whole);
      this.#places.delete("edited");
    }
  }

  #place(name: string): Place {
    const place = this.#places.get(name);
    if (!place) throw new Error(`no mark is called ${name}`);
    return place;
  }

  #named(places: readonly Place[]): string[] {
    const names = places.map(({ file, position }) => {
      for (const [name, place] of this.#places) if (place.file === file && place.position === position) return name;
      const text = this.#texts.get(file);
      if (text === undefined) return path.relative(root, file);
      return `${path.basename(file)}: ${text.slice(text.lastIndexOf("\n", position) + 1, text.indexOf("\n", position)).trim()}`;
    });
    return [...new Set(names)].sort();
  }
}
