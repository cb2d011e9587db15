import type { CodeEntry } from "./entry.js";

/** AZML8xx: what a TypeScript body becomes. */
export const bundleCodes = {
  AZML801: {
    title: "Body is not exported",
    cause: "The class of a component, or of its ports, is not exported by the file that defines it, so no bundle can import it.",
    cure: "Write `export` before the class.",
  },
  AZML802: {
    title: "Compiled file in a body",
    cause:
      "The body imports a compiled file (`.node`) that is no part of a package. It is made for this machine, and would not be there, or not run, elsewhere.",
    cure: "Import it as a package: packages with compiled code travel with the body. Or write the step as a component with a code folder that compiles it.",
  },
  AZML803: {
    title: "Large bundle",
    cause: "The bundle of a body, with the files that travel with it, is larger than 5 MB.",
    cure: "Import less, or hand large files over as an input. The bundle works as it is.",
  },
  AZML804: {
    title: "Body cannot be bundled",
    cause: "The bundler could not read or resolve a file that the body needs.",
    cure: "Correct the import or the syntax that the message names.",
  },
  AZML805: {
    title: "Import that leads nowhere",
    cause:
      "Something that the body imports is neither a file, nor an installed package, nor part of Node, so it would not be found where the body runs. " +
      "`paths` and `baseUrl` of tsconfig.json are followed. Imports in a `try`, and dynamic imports with a `catch`, may lead nowhere.",
    cure: "Correct the path, install the package, or correct `paths` in tsconfig.json.",
  },
  AZML806: {
    title: "Files beside the source are not known",
    cause:
      "The body reads files beside its source whose names are put together when it runs. Only what a literal text names, or a folder that one names, travels by itself.",
    cure: "List the files: `assets` takes files, folders and patterns, relative to the source file.",
    example: '@commandComponent({ assets: ["./prompts/**"] })',
  },
  AZML807: {
    title: "Worker that does not travel",
    cause:
      "A worker or child process is started from a path in the working folder, or from the file of the body itself. In a bundle there is no such file.",
    cure: "Give the worker a file of its own and start it by its place beside the source. It is bundled like the body.",
    example: 'new Worker(new URL("./worker.ts", import.meta.url))',
  },
  AZML808: {
    title: "File beside the source is not there",
    cause:
      "The body names a file beside its source that does not exist, so it cannot travel. It may be one that the body gets along without.",
    cure: "Correct the path, or make the file before the body is bundled.",
  },
  AZML809: {
    title: "Import that is not known",
    cause:
      "What the body loads is put together when it runs, or is loaded by a `require` that looks from another place, handed on, or made for compiled code (`process.dlopen`), so nobody knows what to bundle. " +
      "It works only for a module that is there where the body runs, by its absolute path. What a result was made by is not known either, so azml does not use it again: the step runs in every job.",
    cure: 'Import by literal texts: `await import("./plugins/csv.js")`, one for each module; `createRequire(import.meta.url)("./data.json")` is understood, too.',
  },
  AZML810: {
    title: "Two versions of a package",
    cause: "Two parts of the body's source use different versions of a package that travels with it, and only one has room.",
    cure: "Have one version installed, for all members of the workspace.",
  },
  AZML811: {
    title: "Assets that are not there",
    cause: "A text of `assets` stands for no file.",
    cure: "Correct it. It is relative to the file that it stands in: a file, a folder, or a pattern with `*` and `**`.",
    example: '@commandComponent({ assets: ["./prompts/**", "./labels.json"] })',
  },
  AZML812: {
    title: "Packages that cannot be installed elsewhere",
    cause:
      "Packages with compiled code, and those that read files of their own, travel with a body as `package.json` and `package-lock.json`, and `npm ci` installs them where it runs. " +
      "That takes a lockfile of npm's with exactly what is installed here, for all platforms. It is an error for Azure ML; a run on this machine uses the installed packages.",
    cure: "Have npm write `package-lock.json` (`npm install --package-lock-only`), keep it up to date, and install by it (`npm ci`).",
  },
} as const satisfies Record<`AZML8${string}`, CodeEntry>;
