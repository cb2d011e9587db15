import { commandComponent, context, environment, mltable, output, type Output, uriFile, uriFolder, type UriFolder } from "azml";

// ! mode: output mode on data
uriFolder("./data", { mode: "upload" });
// ! 5: number for a path
uriFile(5);
// ! modes: unknown option
mltable("./table", { modes: "direct" });
// ! uriFolder: no path
uriFolder();
// ! images: unknown key of an environment
environment({ images: "node:22" });
// ! conda: number for a conda file
environment({ image: "node:22", conda: 5 });
// ! dockerfile: unknown key of a build context
environment({ build: { path: ".", dockerfile: "Dockerfile" } });

@commandComponent()
export class Body {
  @output("uri_folder") folder!: Output<UriFolder>;
  run(): void {
    // ! "0.9": text for a metric
    context.logMetric("accuracy", "0.9");
    // ! logMetrics: unknown function of the context
    context.logMetrics({ accuracy: 0.9 });
    // ! runId: read only
    context.runId = "x";
  }
}
