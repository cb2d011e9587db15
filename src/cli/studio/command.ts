import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { portNumber } from "../input-option.js";
import { addWorkspaceOptions } from "../workspace-options.js";

/** `azml studio` */
export const studioCommand: CommandMaker = (terminal, done) =>
  addWorkspaceOptions(
    new Command("studio")
      .summary("look at jobs in a browser")
      .description(
        "Opens the page of a workspace on this machine, for whoever has the address that it prints, and stays until Ctrl-C. A local workspace has one page: when it is open already, its address is printed.",
      )
      .option("--port <port>", "port of the page (default: a free one)", portNumber),
  )
    .addHelpText(
      "after",
      `
Examples:
  azml studio
  azml studio --port 8090
  azml studio -w ws -g rg --subscription ID
`,
    )
    .action(async (options) => {
      const { studio } = await import("./studio.js");
      done(await studio(options, terminal));
    });
