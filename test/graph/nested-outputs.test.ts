import { describe, expect, it } from "vitest";
import { compileSource } from "./diagnose.js";

/** What azure-ai-ml 1.35.2 sends of the outputs of steps in a nested pipeline, by the oracle. */
describe("outputs of a nested pipeline", () => {
  const source = `
const c = command({
  name: "c",
  command: "echo \${{outputs.o}} \${{outputs.q}}",
  environment: "azureml:e:1",
  outputs: { o: { type: "uri_folder", mode: "upload" }, q: "uri_folder" },
});

@pipeline()
class Inner {
  build() {
    const a = step(c, {}, { name: "a" });
    const b = step(c, {}, { name: "b", outputs: { o: { mode: "rw_mount" }, q: { mode: "upload", path: "azureml://datastores/d/paths/p" } } });
    return { x: a.outputs.o, y: b.outputs.o, z: b.outputs.q, w: a.outputs.q };
  }
}

@pipeline({ defaultCompute: "cpu" })
class Outer {
  build() {
    const n = step(Inner, {}, { name: "n" });
    const m = step(Inner, {}, { name: "m", outputs: { x: { mode: "rw_mount" } } });
    return { r: n.outputs.x, s: n.outputs.y, t: n.outputs.z };
  }
}

export default job(Outer, {});
`;

  it("take along what is said of them inside: to the job where they are returned, else to the node", async () => {
    const { job, diagnostics } = await compileSource(source);
    expect(diagnostics).toEqual([]);
    const [n, m] = [job?.component.jobs["n"], job?.component.jobs["m"]];
    expect(job?.outputs).toEqual({
      r: { type: "uri_folder", mode: "upload" },
      s: { type: "uri_folder", mode: "rw_mount" },
      t: { type: "uri_folder", mode: "upload", path: "azureml://datastores/d/paths/p" },
    });
    expect(n?.outputs).toEqual({ x: { boundTo: "r" }, y: { boundTo: "s" }, z: { boundTo: "t" }, w: { type: "uri_folder" } });
    expect(m?.outputs).toEqual({
      x: { type: "uri_folder", mode: "rw_mount" },
      y: { type: "uri_folder", mode: "rw_mount" },
      z: { type: "uri_folder", mode: "upload", path: "azureml://datastores/d/paths/p" },
      w: { type: "uri_folder" },
    });
  });

  it("are no more than kinds in the component, whose steps keep their modes", async () => {
    const { job } = await compileSource(source);
    const inner = job?.component.jobs["n"]?.component;
    if (inner?.kind !== "pipeline") throw new Error("no pipeline");
    expect(inner.outputs).toEqual({
      x: { kind: "uri_folder" },
      y: { kind: "uri_folder" },
      z: { kind: "uri_folder" },
      w: { kind: "uri_folder" },
    });
    expect(inner.jobs["b"]?.outputs).toEqual({ o: { boundTo: "y", mode: "rw_mount" }, q: { boundTo: "z", mode: "upload" } });
  });
});
