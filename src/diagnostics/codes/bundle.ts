import type { CodeEntry } from "./entry.js";

/** AZML8xx: making one runnable file of a TypeScript body. */
export const bundleCodes = {
  AZML801: {
    title: "Body is not exported",
    cause: "The class of a component, or of its ports, is not exported by the file that defines it, so no bundle can import it.",
    cure: "Write `export` before the class.",
  },
  AZML802: {
    title: "Native package in a body",
    cause: "The body imports a package with compiled code (`.node`), which does not fit in one JavaScript file.",
    cure: "Write the step as a YAML component with a code folder: `code: ./step`, `command: npm ci && node step.js …`, with `package.json` and `package-lock.json` in the folder.",
    example: "code: ./resize\ncommand: npm ci --omit=dev && node resize.js --images ${{inputs.images}} --out ${{outputs.out}}",
  },
  AZML803: {
    title: "Large bundle",
    cause: "The bundle of a body is larger than 5 MB, mostly because of one package.",
    cure: "Import less of the package, or use a code folder with `npm ci` in the command (see AZML802). The bundle works as it is.",
  },
  AZML804: {
    title: "Body cannot be bundled",
    cause: "The bundler could not read or resolve a file that the body needs.",
    cure: "Correct the import or the syntax that the message names.",
  },
} as const satisfies Record<`AZML8${string}`, CodeEntry>;
