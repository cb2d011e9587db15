import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import { expect, it } from "vitest";
import { canSeeProcesses, killed, undisturbed } from "./kill/kill-at-random.js";
import { randomProject } from "./kill/random-pipeline.js";

// AZML_KILLS=200 is the number that is meant when it is said that a job survives; a few are enough to see that this still works.
const wanted = Number(process.env["AZML_KILLS"] ?? 4);
const firstSeed = Number(process.env["AZML_KILL_SEED"] ?? 1);

it.skipIf(!canSeeProcesses)(
  `goes on after ${wanted} kills of its engine at random moments: nothing that had finished begins again, nothing is left behind, and the outputs are those of a job that nobody disturbed`,
  async () => {
    let kills = 0;
    let completed = 0;
    let nodes = 0;
    let seed = firstSeed;
    for (; kills < wanted; seed++) {
      const files = randomProject(seed);
      const random = mersenne(seed);
      const { outputs, duration } = await undisturbed(files);
      const times = Array.from({ length: Math.min(5, wanted - kills) }, () =>
        uniformInt(random, Math.floor(duration / 4), Math.ceil(duration)),
      );
      const story = await killed(files, times);
      expect({ seed, begunAgain: story.begunAgain, orphans: story.orphans, status: story.status }).toEqual({
        seed,
        begunAgain: [],
        orphans: [],
        status: "Completed",
      });
      expect({ seed, ...story.outputs }).toEqual({ seed, ...outputs });
      kills += story.kills;
      completed += story.completed;
      nodes += Object.keys(outputs).length;
    }
    process.stdout.write(
      `${kills} kills of ${seed - firstSeed} jobs (${nodes} nodes and outputs), ${completed} times a node that had completed\n`,
    );
    // A few kills may all come before a node has completed.
    if (wanted >= 20) expect(completed).toBeGreaterThan(wanted);
  },
  wanted * 60_000,
);
