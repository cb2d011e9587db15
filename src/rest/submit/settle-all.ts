import { AzmlError } from "../../diagnostics/azml-error.js";

/**
 * Waits for everything, also when something failed, so that nothing goes on behind the caller's back.
 *
 * @throws AzmlError with the problems of all that failed; the first other error when there was one.
 */
export async function settleAll(promises: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(promises))
    .filter((result) => result.status === "rejected")
    .map((result) => result.reason as unknown);
  const other = failures.find((failure) => !(failure instanceof AzmlError));
  if (other !== undefined) throw other;
  const diagnostics = failures.flatMap((failure) => (failure as AzmlError).diagnostics);
  if (diagnostics.length > 0) throw new AzmlError([...new Map(diagnostics.map((d) => [JSON.stringify(d), d])).values()]);
}
