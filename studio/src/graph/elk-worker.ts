import ELK from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { LayoutEngine } from "../../../src/picture/layout.js";

/** ELK, which works beside the page. */
export const elk = new ELK({ workerUrl }) as unknown as LayoutEngine;
