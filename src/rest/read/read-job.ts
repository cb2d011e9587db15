import { type AnyJob, readJobProperties } from "./job/jobs.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";

/**
 * A job of any type from the body of `PUT …/jobs/<name>` or the service's answer to it: the way back of `pipelineJobBody` and
 * `standaloneJobBody`.
 *
 * What lies in the workspace is named by its id: components, environments, code, data. Keys of answers that say nothing about the definition, such
 * as its status, do not count; any other key that is not known is a warning (AZML618), and what is not of the shape it must have an error (AZML616,
 * AZML617), each with its path in the body.
 *
 * @example
 * const { definition, diagnostics } = readJobBody(answer, { workspace });
 */
export function readJobBody(body: unknown, context: BodyContext = {}): ReadResult<AnyJob> {
  return readBody(body, "a job", context, (properties, { name }) => readJobProperties(properties, { name, workspace: context.workspace }));
}
