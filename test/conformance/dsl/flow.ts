// Control flow.
import { type Binding, type Default, doWhile, ifElse, input, job, parallelFor, pipeline, step } from "../../../src/index.js";
import { D, shared, type Twin } from "./corpus.js";

export const if_else: Twin = (corpus) => {
  const { train, ctl } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const { data } = this;
      const c = step(ctl, {}, { name: "c" });
      ifElse(
        c.outputs.output,
        () => step(train, { data }, { name: "a" }),
        () => [step(train, { data }, { name: "b" }), step(train, { data }, { name: "e" })],
      );
    }
  }
  return job(P, { data: D });
};

export const control_flow_without_preview: Twin = (corpus) => {
  const { train, ctl } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      ifElse(step(ctl, {}).outputs.output, () => step(train, { data: this.data }));
    }
  }
  return job(P, { data: D });
};

export const if_else_no_block: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      ifElse(step(ctl, {}).outputs.output, () => {});
    }
  }
  return job(P, {});
};

export const do_while_case: Twin = (corpus) => {
  const { train, body } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("integer", { default: 1 }) n!: Default<Binding<"integer">>;
    build() {
      const b = doWhile(
        body,
        { x: this.n, data: this.data },
        { name: "w", while: (o) => o.cond, next: (o) => ({ x: o.num, data: o.d }), maxIterations: 5, step: { name: "b" } },
      );
      step(train, { data: b.outputs.d }, { name: "fin" });
    }
  }
  return job(P, { data: D });
};

export const parallel_for_of_pipeline: Twin = (corpus) => {
  const { body } = shared(corpus);
  @pipeline()
  class Inner {
    @input("integer") x!: Binding<"integer">;
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const n = step(body, { x: this.x, data: this.data }, { name: "n" });
      return { d: n.outputs.d, num: n.outputs.num };
    }
  }
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const fan = parallelFor([{ x: 1 }, { x: 2 }], (item) => step(Inner, { x: item.x, data: this.data }, { name: "b" }), { name: "fan" });
      return { agg: fan.outputs.d };
    }
  }
  return job(P, { data: D });
};

export const flow_in_nested_pipeline: Twin = (corpus) => {
  const { train, ctl, body } = shared(corpus);
  @pipeline()
  class Inner {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const { data } = this;
      const c = step(ctl, {}, { name: "c" });
      ifElse(c.outputs.output, () => step(train, { data }, { name: "a" }));
      parallelFor([{ x: 3 }], ({ x }) => step(body, { x, data }, { name: "b" }));
    }
  }
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(Inner, { data: this.data });
    }
  }
  return job(P, { data: D });
};

export const parallel_for_empty_items: Twin = (corpus) => {
  const { body } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      parallelFor([], () => step(body, { data: this.data }));
    }
  }
  return job(P, { data: D });
};

export const parallel_for_uneven_items: Twin = (corpus) => {
  const { body } = shared(corpus);
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      // Python's body is not told which items it gets; the loop gives it what is called like its inputs.
      // @ts-expect-error not every item has the field
      parallelFor([{ x: 1 }, { y: 2 }], ({ x }) => step(body, { x, data: this.data }));
    }
  }
  return job(P, { data: D });
};
