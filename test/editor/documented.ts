import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-5.9";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = path.join(root, "src") + path.sep;
const doors = ["src/index.ts", "src/connect/index.ts"].map((door) => path.join(root, door));
const written = path.join(root, "test", "editor", "fixtures", "options-of-calls.ts");

/** What an editor says of a name that users write or read. */
interface Shown {
  readonly name: string;
  readonly place: string;
  readonly comment: string;
  /** Name and text of each tag: `example`, `throws`, … */
  readonly tags: readonly (readonly [name: string, text: string])[];
}

/** TypeScript's view of the package's doors, and of calls that are written for it. */
export class Documentation {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #calls: ts.SourceFile;

  /** `calls` is the text of a module; in each object `{}` of it somebody writes options. */
  constructor(calls: string) {
    const program = languageService(calls).getProgram();
    const file = program?.getSourceFile(written);
    if (!program || !file) throw new Error("no program");
    this.#program = program;
    this.#checker = program.getTypeChecker();
    this.#calls = file;
  }

  /** Every export of the doors, and the members of those that are interfaces or classes. */
  exports(): Shown[] {
    return doors.flatMap((door) => {
      const file = this.#program.getSourceFile(door);
      const module = file && this.#checker.getSymbolAtLocation(file);
      if (!module) throw new Error(`${door} has no exports`);
      return this.#checker.getExportsOfModule(module).flatMap((exported) => {
        const symbol = exported.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(exported) : exported;
        const members = [...(symbol.members?.values() ?? [])].filter((member) => !isHidden(member));
        return [
          this.#show(symbol, symbol.getName()),
          ...members.map((member) => this.#show(member, `${symbol.getName()}.${member.getName()}`)),
        ];
      });
    });
  }

  /** The options that may be written in each `{}` of the calls, and in those options, by the name of the function that is called. */
  options(): Map<string, Shown[]> {
    const found = new Map<string, Shown[]>();
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node) && node.properties.length === 0) {
        const type = this.#checker.getContextualType(node);
        let call: ts.Node = node;
        while (!ts.isCallExpression(call)) call = call.parent;
        const name = call.expression.getText();
        const shown = new Map<string, Shown>();
        if (type) this.#collect(type, name, shown, new Set());
        found.set(name, [...(found.get(name) ?? []), ...shown.values()]);
      }
      ts.forEachChild(node, visit);
    };
    visit(this.#calls);
    return found;
  }

  #collect(type: ts.Type, owner: string, shown: Map<string, Shown>, seen: Set<ts.Type>): void {
    if (seen.has(type)) return;
    seen.add(type);
    // `NoInfer<T>` is T.
    if (type.flags & ts.TypeFlags.Substitution) return this.#collect((type as ts.SubstitutionType).baseType, owner, shown, seen);
    for (const part of type.isUnionOrIntersection() ? type.types : []) this.#collect(part, owner, shown, seen);
    if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return;
    const members = [type.getNumberIndexType(), type.getStringIndexType()].filter((one) => one !== undefined);
    for (const one of members) this.#collect(one, owner, shown, seen);
    if (this.#checker.isArrayLikeType(type)) return;
    for (const property of type.getProperties()) {
      const declaration = property.getDeclarations()?.[0];
      if (!declaration?.getSourceFile().fileName.startsWith(source) || isHidden(property)) continue;
      const held = this.#checker.getNonNullableType(this.#checker.getTypeOfSymbolAtLocation(property, this.#calls));
      // What is never there, and what only instances of a class have, nobody writes.
      if (held.flags & ts.TypeFlags.Never || ts.isClassLike(declaration.parent)) continue;
      const name = `${owner}.${property.getName()}`;
      shown.set(`${declaration.getSourceFile().fileName}:${declaration.pos}`, this.#show(property, name));
      this.#collect(held, name, shown, seen);
    }
  }

  #show(symbol: ts.Symbol, name: string): Shown {
    const declaration = symbol.getDeclarations()?.[0];
    const file = declaration?.getSourceFile();
    const line = declaration && file ? file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1 : 0;
    return {
      name,
      place: file ? `${path.relative(root, file.fileName)}:${line}` : "",
      comment: ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)),
      tags: symbol.getJsDocTags(this.#checker).map((tag) => [tag.name, ts.displayPartsToString(tag.text)] as const),
    };
  }
}

/** Members that nobody can name: those behind symbols, signatures, and what is private. */
function isHidden(symbol: ts.Symbol): boolean {
  const declaration = symbol.getDeclarations()?.[0];
  const flags = declaration ? ts.getCombinedModifierFlags(declaration) : 0;
  return (
    symbol.getName().startsWith("__") ||
    (symbol.flags & ts.SymbolFlags.TypeParameter) !== 0 ||
    (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0
  );
}

function languageService(calls: string): ts.LanguageService {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(root, "test", "editor", "fixtures", "tsconfig.json"), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  });
  const read = (file: string): string | undefined => (file === written ? calls : ts.sys.readFile(file));
  return ts.createLanguageService({
    getCompilationSettings: () => config?.options ?? {},
    getScriptFileNames: () => [...doors, written],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === written || ts.sys.fileExists(file),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
}
