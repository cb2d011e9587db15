// Names, nesting and settings of pipelines.
import { type Binding, type Default, input, job, pipeline, step } from "../../../src/index.js";
import { C, D, shared, type Twin } from "./corpus.js";

const defaultCompute = "cpu";

export const naming: Twin = (corpus) => {
  const { train, score, ctl } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      // Python names nodes by the variables that hold them.
      const first = step(train, { data: this.data }, { name: "first" });
      step(train, { data: this.data }, { name: "first_1" });
      step(train, { data: this.data }, { name: "first_2" });
      const model = first.outputs.model;
      step(score, { model, th: 1 }, { name: "scorer" });
      for (const [th, name] of ["loop_1", "loop_2", "loop"].entries()) step(score, { model, th }, { name });
      step(ctl, {});
      step(ctl, {});
    }
  }
  return job(P, { data: D });
};

export const nested: Twin = (corpus) => {
  const { train, score } = shared(corpus);
  @pipeline()
  class Sub {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("number", { default: 0.2 }) lr!: Default<Binding<"number">>;
    build() {
      return { m: step(train, { data: this.data, lr: this.lr }, { name: "t" }).outputs.model };
    }
  }
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const s1 = step(Sub, { data: this.data, lr: 0.9 }, { name: "s1" });
      const s2 = step(Sub, { data: this.data }, { name: "s2" });
      const s = step(score, { model: s1.outputs.m, th: 1 }, { name: "s" });
      step(score, { model: s2.outputs.m, th: 1 }, { name: "s3" });
      return { o: s.outputs.result };
    }
  }
  return job(P, { data: D });
};

export const node_names_duplicate: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(train, { data: this.data }, { name: "a" });
      step(train, { data: this.data }, { name: "a" });
    }
  }
  return job(P, { data: D });
};

export const node_names_odd: Twin = (corpus) => {
  const { train } = shared(corpus);
  const weird = C("ab_c", { display_name: "x" });
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(train, { data: this.data }, { name: "Upper" });
      step(weird, {}, { name: "Été" });
    }
  }
  return job(P, { data: D });
};

export const pipeline_calls_itself: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("integer") n!: Binding<"integer">;
    build(): void {
      step(ctl, {});
      step(P, { n: this.n });
    }
  }
  return job(P, { n: 1 });
};

export const pipeline_identity_kinds: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    build() {
      step(ctl, {});
    }
  }
  return job(P, {}, { identity: { type: "managed_identity", clientId: "c", objectId: "o", msiResourceId: "r" } });
};

export const init_unknown: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute, onInit: "nope", onFinalize: "nope" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(train, { data: this.data });
    }
  }
  return job(P, { data: D });
};

export const init_connected: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute, onInit: "a" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const a = step(train, { data: this.data }, { name: "a" });
      step(train, { data: a.outputs.model }, { name: "b" });
    }
  }
  return job(P, { data: D });
};

export const init_on_nested: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  @pipeline({ onInit: "a" })
  class Inner {
    build() {
      step(ctl, {}, { name: "a" });
      step(ctl, {}, { name: "b" });
    }
  }
  @pipeline({ defaultCompute })
  class P {
    build() {
      step(Inner, {});
    }
  }
  return job(P, {});
};
