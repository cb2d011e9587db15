import { commandComponent, context, output, type Output, type UriFolder } from "azml";

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
