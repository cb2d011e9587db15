import { AzmlError } from "../../diagnostics/azml-error.js";
import { type RegisteredKind, registeredWords } from "../../model/registered-kind.js";
import type { SubmissionTarget } from "./submission-target.js";

/**
 * ARM id of a registered thing. Full ids and registry addresses stay; `name:version` is put together; a label is looked up.
 *
 * @throws AzmlError (AZML603) when there is neither a version nor a label, or nothing has the label.
 * @example await registeredId("azureml:train:1", "components", target) // "/subscriptions/…/components/train/versions/1"
 */
export async function registeredId(written: string, kind: RegisteredKind, target: SubmissionTarget): Promise<string> {
  if (/^azureml:\/\//i.test(written)) return written;
  const reference = written.replace(/^azureml:/i, "");
  if (/^\/subscriptions\//i.test(reference)) return reference;
  const [, name = reference, mark, rest = ""] = /^(.*?)([:@])(.+)$/.exec(reference) ?? [];
  if (mark === ":") return `${target.workspace}/${kind}/${name}/versions/${rest}`;
  // The service resolves this one itself.
  if (mark === "@" && kind === "components" && rest === "default") return `${target.workspace}/components/${name}/labels/default`;
  const version = mark === "@" ? await target.labelledVersion(kind, name, rest) : undefined;
  if (version === undefined) {
    throw new AzmlError([
      {
        code: "AZML603",
        severity: "error",
        message:
          mark === "@"
            ? `the workspace has no ${registeredWords[kind]} ${name} with the label "${rest}"`
            : `${written} names neither a version nor a label`,
        hint: mark === "@" ? "check the name, or name a version" : `write azureml:${name}:<version> or azureml:${name}@latest`,
      },
    ]);
  }
  return `${target.workspace}/${kind}/${name}/versions/${version}`;
}
