import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { sharedFolder } from "../../shared.js";
import type { Recorded } from "./fake-replies.js";

const folder = path.join(
  sharedFolder,
  "swagger",
  "specification",
  "machinelearningservices",
  "resource-manager",
  "Microsoft.MachineLearningServices",
  "preview",
  "2024-10-01-preview",
);

interface Definition {
  readonly allOf?: readonly { readonly $ref?: string }[];
  readonly properties?: Record<string, Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly discriminator?: string;
  readonly "x-ms-discriminator-value"?: string;
  readonly [key: string]: unknown;
}

/** Which definition describes the body of a request. */
const bodies: readonly (readonly [RegExp, string, "properties" | "whole"])[] = [
  [/^PUT <WS>\/jobs\//, "JobBase", "properties"],
  [/^PUT <WS>\/schedules\//, "Schedule", "properties"],
  [/^PUT <WS>\/data\//, "DataVersionBase", "properties"],
  [/^PUT <WS>\/models\//, "ModelVersion", "properties"],
  [/^PUT <WS>\/components\//, "ComponentVersion", "properties"],
  [/^PUT <WS>\/codes\//, "CodeVersion", "properties"],
  [/^PUT <WS>\/environments\//, "EnvironmentVersion", "properties"],
  [/startPendingUpload$/, "PendingUploadRequestDto", "whole"],
  [/listSecrets$/, "SecretExpiry", "whole"],
];

/** Keys that azure-ai-ml sends, and that the description of this api-version has no more. */
const sentAllTheSame: ReadonlySet<string> = new Set(["maxNodes", "sweepConcurrentTrials", "sweepTrials"]);

const jobTypes = ["AutoML", "Command", "Pipeline", "Spark", "Sweep"];

let compiled: Map<string, ValidateFunction> | undefined;

/** Which definition a request's body is held against. */
export function swaggerDefinition({ method, path: place, body }: Recorded): string {
  const [, base] = bodies.find(([pattern]) => pattern.test(`${method} ${place}`)) ?? [];
  if (base === undefined) throw new Error(`no definition for ${method} ${place}`);
  const { jobType } = (JSON.parse(body) as { readonly properties?: { readonly jobType?: string } }).properties ?? {};
  // What is said of one type says more than what is said of all of them.
  return base === "JobBase" && jobTypes.some((type) => type === jobType) ? `${jobType}Job` : base;
}

/** What Azure's own description of its service finds wrong with a request. */
export function swaggerProblems(request: Recorded): string[] {
  const row = bodies.find(([pattern]) => pattern.test(`${request.method} ${request.path}`));
  if (row === undefined) return [`no definition for ${request.method} ${request.path}`];
  compiled ??= compile();
  const [, , part] = row;
  const body = JSON.parse(request.body, (key, value: unknown) => (sentAllTheSame.has(key) ? undefined : value)) as Record<string, unknown>;
  const definition = swaggerDefinition(request);
  const validate = compiled.get(definition)!;
  if (validate(part === "whole" ? body : body["properties"])) return [];
  // The service takes the number that azure-ai-ml sends, whatever its description says.
  const errors = (validate.errors ?? []).filter((error) => error.instancePath !== "/properties/hash_version");
  return errors.map((error) => `${definition}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
}

/** Swagger with inheritance laid out flat, so that "no other properties" means what it says. */
function compile(): Map<string, ValidateFunction> {
  const { definitions } = JSON.parse(readFileSync(path.join(folder, "mfe.json"), "utf8")) as { definitions: Record<string, Definition> };
  const basesOf = (name: string): string[] =>
    (definitions[name]?.allOf ?? []).flatMap(({ $ref = "" }) =>
      $ref.startsWith("#/definitions/") ? [$ref.slice("#/definitions/".length)] : [],
    );
  const flat = (name: string): { properties: Record<string, unknown>; required: string[] } => {
    const inherited = basesOf(name).map(flat);
    const own = definitions[name] ?? {};
    return {
      properties: Object.assign({}, ...inherited.map((base) => base.properties), own.properties) as Record<string, unknown>,
      required: [...new Set([...inherited.flatMap((base) => base.required), ...(own.required ?? [])])],
    };
  };
  const kindKey = (name: string): string | undefined =>
    definitions[name]?.discriminator ??
    basesOf(name)
      .map(kindKey)
      .find((key) => key !== undefined);
  const schemas: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const kinds = Object.keys(definitions).filter(
      (other) => basesOf(other).includes(name) && definitions[other]?.["x-ms-discriminator-value"] !== undefined,
    );
    const { allOf: _, discriminator: __, ...own } = definition;
    const key = kindKey(name);
    const { properties, required } = flat(name);
    const value = definition["x-ms-discriminator-value"];
    if (definition.discriminator !== undefined && kinds.length > 0)
      schemas[name] = { anyOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) };
    else if (own["type"] !== "object") schemas[name] = own;
    else
      schemas[name] = {
        ...own,
        properties: { ...properties, ...(key !== undefined && value !== undefined ? { [key]: { const: value } } : {}) },
        ...(required.length === 0 ? {} : { required }),
      };
  }
  const text = JSON.stringify({ definitions: schemas }, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { readOnly: _, "x-nullable": nullable, $ref, enum: words, ...typed } = value as Record<string, unknown>;
    // The service reads its words in any case, and azure-ai-ml sends some in small letters.
    const rest: Record<string, unknown> = Array.isArray(words) ? { ...typed, anyCase: words } : typed;
    if (typeof $ref === "string") {
      // Types that all of Azure shares are not part of what is sent here.
      const known = $ref.startsWith("#/definitions/") ? { $ref } : {};
      return nullable === true ? { anyOf: [known, { type: "null" }] } : known;
    }
    return nullable === true && typeof rest["type"] === "string" ? { ...rest, type: [rest["type"], "null"] } : rest;
  });
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addKeyword({
    keyword: "anyCase",
    validate: (words: readonly string[], data: unknown) =>
      data === null || (typeof data === "string" && words.some((word) => word.toLowerCase() === data.toLowerCase())),
  });
  ajv.addSchema(JSON.parse(text) as object, "mfe");
  const names = [...bodies.map(([, name]) => name), ...jobTypes.map((type) => `${type}Job`)];
  return new Map(names.map((name) => [name, ajv.compile({ $ref: `mfe#/definitions/${name}` })]));
}
