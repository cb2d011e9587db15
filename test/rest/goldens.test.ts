import { beforeAll, describe, expect, it } from "vitest";
import { hasShared } from "../shared.js";
import { judge, type Judgement, table } from "./read/judge.js";
import { goldenRules } from "./read/rules/golden-rules.js";
import { refusals } from "./read/rules/refusals.js";
import { goldenBodies } from "./read/shared-bodies.js";

if (!hasShared) process.stdout.write("skipped: there are no goldens beside the repository\n");

describe.skipIf(!hasShared)("bodies of azure-ai-ml 1.35", () => {
  let judgement: Judgement;
  beforeAll(async () => {
    judgement = await judge(goldenBodies(), () => goldenRules, refusals);
  });

  it("are read and printed again as they are, or differ by a rule", () => {
    expect(judgement.unexplained).toEqual([]);
    expect(table(judgement)).toMatchInlineSnapshot(`
      [
        "components: 575 equal, 2 by rule, 2 refused, of 579",
        "data: 17 equal, 1 by rule, 4 refused, of 22",
        "environments: 170 equal, 0 by rule, 0 refused, of 170",
        "jobs: 337 equal, 10 by rule, 8 refused, of 355",
        "models: 13 equal, 0 by rule, 0 refused, of 13",
        "schedules: 16 equal, 1 by rule, 1 refused, of 18",
      ]
    `);
  });

  it("need every rule", () => {
    expect(goldenRules.map(({ title }) => title).filter((title) => !judgement.needed.has(title))).toEqual([]);
  });

  it("are read with these warnings, but for those of keys that are kept", () => {
    expect(judgement.leftOut).toMatchInlineSnapshot(`
      [
        "AZML616 properties.tags",
        "AZML618 assetName",
        "AZML618 dataType",
        "AZML618 dataUri",
        "AZML618 isAnonymous",
        "AZML618 isArchived",
        "AZML618 source",
        "AZML618 tags",
        "AZML619 properties.limits",
      ]
    `);
  });
});
