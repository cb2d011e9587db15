import type { CodeEntry } from "./entry.js";

/** AZML1xx: what decorators say of a component or pipeline. Decorators only record; these are found when the graph is built. */
export const decoratorsCodes = {
  AZML101: {
    title: "Standard decorator",
    cause:
      "The file was compiled with standard (TC39) decorators by another tool than azml, and those of azml record under TypeScript's `experimentalDecorators`. `azml` itself runs a file without that option, and `tsc` checks it.",
    cure: 'Set `"experimentalDecorators": true` in the `compilerOptions` of the tsconfig.json that the tool reads: tsc, esbuild, Vite and Bun that of the file, tsx that of the folder it is started in (or `--tsconfig`), Deno its deno.json. For swc it is `jsc.transform.legacyDecorator` in .swcrc, for Vitest `oxc: { decorator: { legacy: true } }` does the same.',
  },
  AZML102: {
    title: "Unknown port kind",
    cause: "`@input` or `@output` was given something that is not one of Azure ML's port kinds.",
    cure: "Use `uri_file`, `uri_folder`, `mltable`, `mlflow_model`, `custom_model`, `triton_model`, `string`, `integer`, `number` or `boolean`.",
    example: '@input("folder") data!: UriFolder;      // wrong\n@input("uri_folder") data!: UriFolder;  // right',
  },
  AZML103: {
    title: "Undefined decorator argument",
    cause:
      "A decorator was given `undefined`, mostly because two files import each other and the class did not exist yet when the decorator ran.",
    cure: "Give a thunk, which is called later, or break the import ring.",
    example: "@commandComponent({ inputs: () => EvaluateIO })\nstatic evaluate(io: EvaluateIO) { … }",
  },
  AZML104: {
    title: "Wrong port option",
    cause: "The options of `@input` or `@output` have a key that does not exist or a value of the wrong type.",
    cure: "Remove or correct the key. Inputs take name, description, optional, default, min, max, enum and mode; outputs take name, description and mode.",
  },
  AZML105: {
    title: "Duplicate port",
    cause: "One property has two port decorators, or two ports of a component have the same name on the wire. Case does not count.",
    cure: 'Keep one decorator, or give one port another name with `{ name: "…" }`.',
  },
  AZML106: {
    title: "Invalid port name",
    cause: "A port's name may hold letters, digits and underscores, and does not start with a digit.",
    cure: 'Rename the property, or say another name with `{ name: "…" }`.',
  },
  AZML107: {
    title: "Default does not fit the port",
    cause:
      "The default of an input has another type than the port, is said twice, belongs to a file, folder, table or model, which have none, or stands as the initial value of a pipeline's field, which holds a binding.",
    cure: "Give one default of the port's kind, or none; a pipeline says it in `@input`.",
    example: '@input("integer") epochs: Default<number> = 2.5;  // wrong: not a whole number',
  },
  AZML108: {
    title: "Default out of range",
    cause: "The default of an input is smaller than `min`, larger than `max`, or not in `enum`.",
    cure: "Change the default or the limits.",
  },
  AZML109: {
    title: "Port options do not fit the kind",
    cause:
      "`min` and `max` are for integers and numbers, `enum` for strings, `mode` for files, folders, tables and models; and `min` is not larger than `max`.",
    cure: "Remove the option or correct its value.",
  },
  AZML110: {
    title: "Decorated twice",
    cause: "A class or method has two component decorators.",
    cure: "Keep `@commandComponent` or `@pipeline`.",
  },
  AZML111: {
    title: "No run() or build()",
    cause: "A component class has no method `run()`, or a pipeline class no method `build()`.",
    cure: "Add the method.",
  },
  AZML112: {
    title: "Class cannot be instantiated",
    cause: "azml makes an instance of a class to read its initial values and to call it. The constructor takes parameters or throws.",
    cure: "Give the class a constructor without parameters that does nothing that can fail.",
  },
  AZML113: {
    title: "Invalid component name",
    cause: "A component's name may hold letters, digits, `.`, `-` and `_`.",
    cure: 'Say a valid name with `{ name: "…" }`.',
  },
  AZML114: {
    title: "Method component without its ports",
    cause: "A decorated method has a parameter, but the decorator does not say the class of its ports; types are gone at run time.",
    cure: "Say the class: `@commandComponent({ inputs: EvaluateIO })`.",
  },
  AZML115: {
    title: "Instance method cannot be called",
    cause: "A decorated instance method needs an instance, and its class cannot be made without arguments.",
    cure: "Make the method static, or the constructor without parameters.",
  },
  AZML116: {
    title: "Wrong component option",
    cause: "The options of `@commandComponent` or `@pipeline` have a key that does not exist or a value of the wrong type.",
    cure: "Remove or correct the key.",
  },
  AZML117: {
    title: "Invalid group",
    cause:
      "A group is a class of primitive inputs on a pipeline. It cannot hold files, folders, tables or models, cannot be empty, and command components have none.",
    cure: "Declare single inputs in place of the group, or keep only strings, numbers and booleans in it.",
  },
  AZML118: {
    title: "Output where there is none",
    cause: "`@output` stands in a pipeline or in a group.",
    cure: "Return a pipeline's outputs from `build()`; remove the decorator.",
  },
  AZML119: {
    title: "Returned value is not primitive",
    cause: "`@output` on `run()` or on a method names the kind of the returned value, which is a string, integer, number or boolean.",
    cure: "Use a primitive kind, or write files and folders to an `@output` field.",
  },
  AZML120: {
    title: "Kind and type disagree",
    cause: "The toolchain's type metadata says that the property has a type that does not belong to the port's kind.",
    cure: "Correct the kind or the type.",
    example: '@input("integer") epochs!: string;  // wrong',
  },
  AZML121: {
    title: "Decorator in the wrong place",
    cause: "`@input` stands on a static field, a method or a symbol, or `@commandComponent` or `@pipeline` on a field or an accessor.",
    cure: "Declare ports as ordinary fields; decorate a class or a method as component or pipeline.",
  },
} as const satisfies Record<`AZML1${string}`, CodeEntry>;
