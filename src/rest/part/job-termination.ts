import type { EarlyTermination } from "../../model/sweep-settings.js";
import { camelKeys } from "../camel-keys.js";
import type { JsonObject } from "../json-object.js";
import { earlyTerminationBody } from "./sweep-settings.js";

/** `earlyTermination` of a job of its own. Unlike in a node both kinds of slack are sent, be they nothing. */
export function jobTerminationBody(policy: EarlyTermination): JsonObject {
  const slack = policy.type === "bandit" ? { slackFactor: 0, slackAmount: 0 } : {};
  return { ...slack, ...camelKeys(earlyTerminationBody(policy)) };
}
