import { beforeAll, describe, expect, it } from "vitest";
import { hasShared } from "../shared.js";
import { judge, type Judgement, table } from "./read/judge.js";
import { answerRules } from "./read/rules/answer-rules.js";
import { refusals } from "./read/rules/refusals.js";
import { requestRules } from "./read/rules/request-rules.js";
import { recordedBodies } from "./read/shared-bodies.js";

if (!hasShared) process.stdout.write("skipped: there are no recordings beside the repository\n");

describe.skipIf(!hasShared)("bodies that were recorded", () => {
  let judgement: Judgement;
  beforeAll(async () => {
    judgement = await judge(recordedBodies(), ({ side }) => (side === "answer" ? answerRules : requestRules), refusals);
  });

  it("are read and printed again as they are, or differ by a rule", () => {
    expect(judgement.unexplained).toEqual([]);
    expect(table(judgement)).toMatchInlineSnapshot(`
      [
        "data request: 9 equal, 3 by rule, 0 refused, of 12",
        "data answer: 0 equal, 23 by rule, 0 refused, of 23",
        "jobs request: 179 equal, 21 by rule, 0 refused, of 200",
        "jobs answer: 0 equal, 218 by rule, 0 refused, of 218",
        "environments request: 79 equal, 2 by rule, 0 refused, of 81",
        "environments answer: 0 equal, 84 by rule, 0 refused, of 84",
        "components request: 209 equal, 79 by rule, 0 refused, of 288",
        "components answer: 0 equal, 301 by rule, 0 refused, of 301",
        "schedules request: 6 equal, 8 by rule, 1 refused, of 15",
        "schedules answer: 0 equal, 28 by rule, 2 refused, of 30",
      ]
    `);
  });

  it("need every rule", () => {
    const unneeded = answerRules.map(({ title }) => title).filter((title) => !judgement.needed.has(title));
    // These are needed by the goldens alone.
    expect(unneeded).toMatchInlineSnapshot(`
      [
        "a size of mini-batches that is a text is a number to the model",
        "a sweep that was built in Python has no map of environment variables where it sets none",
        "AutoML's resources are sent by keys that the service does not know",
        "the hash of a component of code from git is random",
        "azml has no import components, which go out as commands",
      ]
    `);
  });

  it("are read with these warnings, but for those of keys that are kept", () => {
    expect(judgement.leftOut).toMatchInlineSnapshot(`
      [
        "AZML617 properties.services.ray-dashboard.jobServiceType",
        "AZML618 properties.action.jobDefinition.queueSettings",
        "AZML618 properties.isAnonymous",
        "AZML618 properties.isArchived",
        "AZML618 properties.taskDetails.sweepSettings.limits",
      ]
    `);
  });
});
