import { command, ifElse, job, pipeline, step, sweep, choice } from "../../../src/index.js";
import type { Twin } from "./corpus.js";
const environment = "azureml:e:1";
export const braces: Twin = () => {
  const c = command({
    name: "c",
    command: "echo {inputs.a} ${{inputs.a}} {{inputs.a}} {outputs.o} {search_space.x} {foo} ${{outputs.o}}",
    environment,
    inputs: { a: "integer" },
    outputs: { o: "uri_folder" },
  });
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      step(c, { a: 1 });
    }
  }
  return job(P, {});
};
const two = () =>
  command({
    name: "c",
    command: "echo ${{outputs.o}}",
    environment,
    outputs: { o: { type: "uri_folder", mode: "upload" }, q: "uri_folder" },
  } as never);
export const innermode: Twin = () => {
  const c = two() as any;
  @pipeline()
  class Inner {
    build() {
      const a = step(c, {}, { name: "a" }) as any;
      const b = step(c, {}, { name: "b", outputs: { o: { mode: "rw_mount" }, q: { mode: "upload" } } } as never) as any;
      return { x: a.outputs.o, y: b.outputs.o, z: b.outputs.q, w: a.outputs.q };
    }
  }
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const n = step(Inner, {}, { name: "n" }) as any;
      return { r: n.outputs.x, s: n.outputs.y, t: n.outputs.z };
    }
  }
  return job(P, {});
};
export const topmode: Twin = () => {
  const c = two() as any;
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const a = step(c, {}, { name: "a" }) as any;
      const b = step(c, {}, { name: "b", outputs: { o: { mode: "rw_mount" }, q: { mode: "upload" } } } as never) as any;
      return { x: a.outputs.o, y: b.outputs.o, z: b.outputs.q, w: a.outputs.q };
    }
  }
  return job(P, {});
};
export const outermode: Twin = () => {
  const c = two() as any;
  @pipeline()
  class Inner {
    build() {
      const a = step(c, {}, { name: "a" }) as any;
      return { x: a.outputs.o, w: a.outputs.q };
    }
  }
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const n = step(Inner, {}, { name: "n", outputs: { x: { mode: "rw_mount" }, w: { mode: "upload" } } } as never) as any;
      return { r: n.outputs.x, s: n.outputs.w };
    }
  }
  return job(P, {});
};
export const innermode2: Twin = () => {
  const c = two() as any;
  @pipeline()
  class Inner {
    build() {
      const a = step(c, {}, { name: "a", outputs: { q: { mode: "upload", path: "azureml://datastores/d/paths/p" } } } as never) as any;
      return { w: a.outputs.q };
    }
  }
  @pipeline()
  class Mid {
    build() {
      const n = step(Inner, {}, { name: "n" }) as any;
      return { v: n.outputs.w };
    }
  }
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const n = step(Mid, {}, { name: "n" }) as any;
      return { s: n.outputs.v };
    }
  }
  return job(P, {});
};
export const ifempty: Twin = () => {
  const c = command({ name: "c", command: "echo", environment, outputs: { o: "boolean" } }) as any;
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const a = step(c, {}) as any;
      ifElse(
        a.outputs.o,
        () => {},
        () => {},
      );
    }
  }
  return job(P, {});
};
const swept = () => command({ name: "c", command: "echo ${{inputs.x}}", environment, inputs: { x: "integer" } }) as any;
export const sweeplimits: Twin = () => {
  const c = swept();
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      sweep(c, { x: choice(1, 2) }, { maximize: "m", samplingAlgorithm: "random", limits: { maxTotalTrials: 5 }, name: "n" } as never);
    }
  }
  return job(P, {});
};
