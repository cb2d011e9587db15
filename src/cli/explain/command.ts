import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";

/** `azml explain [CODE]` */
export const explainCommand: CommandMaker = (terminal, done) =>
  new Command("explain")
    .summary("what a diagnostic code means, and what to do")
    .description("Prints cause and cure of a diagnostic code. Without a code it lists them all.")
    .argument("[code]", "a code such as AZML204, or its number")
    .option("--json", "print an object")
    .addHelpText(
      "after",
      `
Examples:
  azml explain AZML204
  azml explain
`,
    )
    .action(async (code: string | undefined, options) => {
      const { explain } = await import("./explain.js");
      done(explain(code, options, terminal));
    });
