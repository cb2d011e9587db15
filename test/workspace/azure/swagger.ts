import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { sharedFolder } from "../../shared.js";
import type { Recorded } from "./fake-service.js";

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
  [/^PUT <WS>\/jobs\//, "PipelineJob", "properties"],
  [/^PUT <WS>\/components\//, "ComponentVersion", "properties"],
  [/^PUT <WS>\/codes\//, "CodeVersion", "properties"],
  [/^PUT <WS>\/environments\//, "EnvironmentVersion", "properties"],
  [/startPendingUpload$/, "PendingUploadRequestDto", "whole"],
  [/listSecrets$/, "SecretExpiry", "whole"],
];

let compiled: Map<string, ValidateFunction> | undefined;

/** What Azure's own description of its service finds wrong with a request. */
export function swaggerProblems(request: Recorded): string[] {
  const row = bodies.find(([pattern]) => pattern.test(`${request.method} ${request.path}`));
  if (row === undefined) return [`no definition for ${request.method} ${request.path}`];
  compiled ??= compile();
  const [, definition, part] = row;
  const body = JSON.parse(request.body) as Record<string, unknown>;
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
    const { readOnly: _, "x-nullable": nullable, $ref, ...rest } = value as Record<string, unknown>;
    if (typeof $ref === "string") {
      // Types that all of Azure shares are not part of what is sent here.
      const known = $ref.startsWith("#/definitions/") ? { $ref } : {};
      return nullable === true ? { anyOf: [known, { type: "null" }] } : known;
    }
    return nullable === true && typeof rest["type"] === "string"
      ? { ...rest, type: [rest["type"], "null"], ...(Array.isArray(rest["enum"]) ? { enum: [...(rest["enum"] as unknown[]), null] } : {}) }
      : rest;
  });
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(JSON.parse(text) as object, "mfe");
  return new Map(bodies.map(([, name]) => [name, ajv.compile({ $ref: `mfe#/definitions/${name}` })]));
}
