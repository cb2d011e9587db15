import { realpathSync, statSync } from "node:fs";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { BodyCode } from "../model/code.js";
import type { CommandComponent } from "../model/command-component.js";
import { bodySpecOf } from "./body-spec-of.js";
import type { BodyBundle } from "./body-bundle.js";
import type { ExportedClass } from "./bundle-entry.js";
import { bundleFailure } from "./bundle-failure.js";
import { packageFiles } from "./package-files.js";
import { packageFolder } from "./portable-source.js";

/** Where the classes of a body can be imported from. */
export interface BodySource {
  readonly body: ExportedClass;
  readonly ports?: ExportedClass;
}

/** What a body becomes, with the files that have its packages installed. */
export interface WholeBundle extends Pick<BodyBundle, "modules" | "files" | "packages" | "openLoads"> {
  /** `package.json` and `package-lock.json`, by name. */
  readonly packageFiles: ReadonlyMap<string, string>;
}

const large = 5 * 1024 * 1024;

/**
 * Makes a bundle of each body; nothing is written.
 *
 * @param leaves whether they leave this machine; then their packages have to be such as can be installed elsewhere
 * @returns those that could be made; what is wrong is reported
 */
export async function bundleBodies(
  sources: ReadonlyMap<CommandComponent, BodySource>,
  leaves: boolean,
  sink: DiagnosticSink,
): Promise<Map<CommandComponent, WholeBundle>> {
  const bundles = new Map<CommandComponent, WholeBundle>();
  for (const [component, source] of sources) {
    if (component.code?.kind !== "body") continue;
    const bundle = await bundleOne(component, component.code, source, leaves, sink);
    if (bundle) bundles.set(component, bundle);
  }
  return bundles;
}

async function bundleOne(
  component: CommandComponent,
  code: BodyCode,
  { body, ports }: BodySource,
  leaves: boolean,
  sink: DiagnosticSink,
): Promise<WholeBundle | undefined> {
  const { name, location } = component;
  try {
    // The bundler is large, and a job of commands needs none.
    const { bundleBody } = await import("./bundle-body.js");
    const assets = code.assets && location && { patterns: code.assets, location };
    const bundle = await bundleBody(bodySpecOf(component, code), body, ports, { assets, location });
    sink.add(...bundle.problems);
    const folder = packageFolder(realpathSync(body.file));
    const installed = packageFiles(bundle.packages, { component: name, folder, location, leaves });
    sink.add(...installed.problems);
    const size = sizeOf(bundle);
    if (size > large) {
      const message = `the bundle of ${name} has ${(size / 1024 / 1024).toFixed(1)} MB`;
      sink.add({ code: "AZML803", severity: "warning", message, ...(location && { location }) });
    }
    return { ...bundle, packageFiles: installed.files };
  } catch (error) {
    sink.add(...bundleFailure(error, component));
    return undefined;
  }
}

function sizeOf({ modules, files }: BodyBundle): number {
  const texts = [...modules.values()].reduce((sum, text) => sum + text.length, 0);
  return [...files.values()].reduce((sum, file) => sum + statSync(file).size, texts);
}
