import type { Call } from "../shared.js";

interface Sent {
  readonly calls?: readonly Call[];
  readonly rest?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** What names the authoring language, which may differ: semantics.md §10.1, samples/expected-differences.md §2. */
const languageKeys: ReadonlySet<string> = new Set(["_source"]);

/** What Python sends as it was typed on an object, where azml has the words of the schema: `"Monday"`, `"5"`. */
const typedKeys: ReadonlySet<string> = new Set(["samplingAlgorithm", "weekDays", "mini_batch_size"]);

/** What of a component with a body says which language the body is in: samples/expected-differences.md §4 (1b) and §5. */
const bodyKeys: ReadonlySet<string> = new Set(["command", "code", "environment", "tags", "description"]);

/** Makers of components from bodies in their language; each puts its name into the tags. */
const makers: ReadonlySet<unknown> = new Set(["mldesigner", "azml"]);

const codeCalls = /^(?:POST startPendingUpload code|PUT code|PUT environment)$/;

function propertiesOf(body: unknown): Fields & { readonly componentSpec: Fields } {
  return (body as { properties: Fields & { componentSpec: Fields } }).properties;
}

/** True for a component made of a body, which is Python here and TypeScript there. */
function hasBody({ call, body }: Call): boolean {
  const tags = call === "PUT component" ? (propertiesOf(body).componentSpec["tags"] as Fields | undefined) : undefined;
  return makers.has(tags?.["codegenBy"]);
}

/** A component without its name and version, which its hash does not know: two that differ in no more are one. */
function content(call: Call): unknown {
  const { componentSpec, ...properties } = propertiesOf(call.body);
  const left = new Set(["name", "version", ...(hasBody(call) ? bodyKeys : [])]);
  const without = (fields: Fields, keys: ReadonlySet<string>): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.has(key)));
  const own = hasBody(call) ? without(properties, bodyKeys) : properties;
  return { properties: { ...own, componentSpec: without(componentSpec, left) } };
}

/** JavaScript has one kind of number: it cannot tell 1.0 from 1, nor -0.0 from 0 (semantics.md §9). Other numbers are compared as they are. */
function literal(fields: Fields): Fields {
  const { value } = fields;
  if (fields["job_input_type"] !== "literal" && fields["jobInputType"] !== "literal") return fields;
  if (typeof value !== "string" || !/^-?\d+\.0$/.test(value)) return fields;
  return { ...fields, value: value.replace(/\.0$/, "").replace(/^-0$/, "0") };
}

function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  return typeof value === "string" || typeof value === "number" ? String(value).toLowerCase() : value;
}

/**
 * What was sent, with all that names the authoring language taken out, and each anonymous component called by its content: its hash is over
 * such words, too. Random names are blanked, and equal calls counted once, in any order.
 */
export function canonical({ calls = [], rest }: Sent): { readonly rest: unknown; readonly calls: readonly string[] } {
  const contents = new Map<string, unknown>();
  for (const call of calls) {
    if (call.call === "PUT component" && call.version !== undefined) contents.set(call.version, content(call));
  }
  const strip = (value: unknown): unknown => {
    if (typeof value === "string") return named(value);
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(literal(value as Fields)).filter(([key]) => !languageKeys.has(key));
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, typedKeys.has(key) ? typed(item) : strip(item)]),
    );
  };
  const named = (text: string): string =>
    text
      .replace(/<(GUID|JOB|NAME)-[^>]*>/g, "<$1>")
      .replace(/components\/azureml_anonymous\/versions\/([\w-]+)/g, (all, version: string) =>
        contents.has(version) ? `components/${JSON.stringify(strip(contents.get(version)))}` : all,
      );
  // The code and the environment of bodies: what else has code in such a case would have to be told apart here.
  const ofBodies = calls.some(hasBody)
    ? (call: Call): boolean => codeCalls.test(call.call) || call.to?.startsWith("fakecontainer-") === true
    : (): boolean => false;
  const texts = calls
    .filter((call) => !ofBodies(call))
    .map((call) =>
      JSON.stringify(
        strip(
          call.call === "PUT component" && call.name === "azureml_anonymous"
            ? { ...call, version: "<content>", body: content(call) }
            : call,
        ),
      ),
    );
  return { rest: strip(rest ?? null), calls: [...new Set(texts)].sort() };
}
