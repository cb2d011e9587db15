// Inputs and outputs: kinds of values, modes, registration, defaults, optional ones, groups, mistakes.
import path from "node:path";
import {
  type Binding,
  type Bindings,
  type Default,
  input,
  job,
  mlflowModel,
  mltable,
  pipeline,
  step,
  text,
  uriFile,
  type UriFolder,
  uriFolder,
} from "../../../src/index.js";
import { C, D, shared, type Twin } from "./corpus.js";

const defaultCompute = "cpu";

/** A job of a pipeline `p` whose one input is the folder `data`. */
function withData(build: (data: Binding<"uri_folder">) => void | Record<string, Binding>, data = D, options = {}): unknown {
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      return build(this.data);
    }
  }
  return job(P, { data }, options);
}

/** A job of a pipeline `p` without inputs. */
function alone(build: () => void | Record<string, Binding>): unknown {
  @pipeline({ defaultCompute })
  class P {
    build() {
      return build();
    }
  }
  return job(P, {});
}

export const argument_names_in_other_case: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data, n: 3 }));
};

export const asset_port_given_text: Twin = (corpus) => {
  const { train } = shared(corpus);
  return alone(() => void step(train, { data: "azureml:a:1" as never }));
};

export const input_path_forms: Twin = (corpus) => {
  const folder = C("f", { inputs: { d: "uri_folder" } });
  const file = C("g", { inputs: { d: "uri_file" } });
  const table = C("t", { inputs: { d: "mltable" } });
  const paths = [
    "azureml:a:1",
    "azureml:a@latest",
    "azureml://datastores/x/paths/a/b/",
    "azureml://registries/r/data/d/versions/1",
    "https://x.example/c/a/",
    "wasbs://c@a.example/p/",
    "abfss://c@a.example/p/",
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/a/versions/1",
    "azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/x/paths/a",
    path.join(corpus, "data"),
    path.join(corpus, "data/"),
  ];
  return alone(() => {
    for (const place of paths) step(folder, { d: uriFolder(place) });
    step(file, { d: uriFile(path.join(corpus, "data/a.csv")) });
    step(file, { d: uriFile("https://x.example/a.csv", { mode: "download" }) });
    step(table, { d: mltable("azureml:t:2", { mode: "eval_mount" }) });
  });
};

export const input_missing_local: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data }), uriFolder(path.join(corpus, "not-here")));
};

export const input_empty_path: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data }), uriFolder(""));
};

export const input_file_given_a_folder: Twin = (corpus) => {
  const f = C("f", { inputs: { a: "uri_file" } });
  @pipeline({ defaultCompute })
  class P {
    @input("uri_file") a!: Binding<"uri_file">;
    build() {
      step(f, { a: this.a });
    }
  }
  return job(P, { a: uriFile(path.join(corpus, "data")) });
};

export const input_keyword_names: Twin = () => {
  const port = { type: "string", default: "x" } as const;
  const k = C("k", { inputs: { items: port, keys: port, get: port, values: port, name: port, inputs: port } });
  @pipeline({ defaultCompute })
  class P {
    @input("string", { default: "q" }) items!: Default<Binding<"string">>;
    build() {
      step(k, { items: this.items });
    }
  }
  return job(P, {});
};

export const input_modes: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData(
    (data) => {
      const t = step(train, { data: uriFolder(path.join(corpus, "src"), { mode: "download" }) }, { name: "t" });
      step(train, { data }, { name: "u", inputs: { data: { mode: "ro_mount" } } });
      step(train, { data: t.outputs.model }, { name: "v", inputs: { data: { mode: "direct" } } });
    },
    uriFolder("https://x.blob.core.windows.net/c/p/", { mode: "ro_mount" }),
  );
};

export const input_of_another_node: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => {
    const a = step(train, { data, n: 3 }, { name: "a" });
    // @ts-expect-error a step has no inputs to be read
    step(train, { data: a.inputs.data }, { name: "b" });
  });
};

export const int_type_errors: Twin = (corpus) => {
  const { train } = shared(corpus);
  // @ts-expect-error number for a folder
  return withData(() => void step(train, { data: 5 }));
};

export const floats_as_text: Twin = () => {
  const k = C("k", { inputs: { f: "number" } });
  return alone(() => {
    for (const f of [0.0, -0.0, 1.0, 100000000000000000000.0, 1e16, 123456789.12345679, 1e-4, 1e-5, 0.1, 2 ** 53, 1.5e300]) step(k, { f });
  });
};

export const primitives: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("number", { default: 1e-7 }) f!: Default<Binding<"number">>;
    @input("number", { default: 1e22 }) big!: Default<Binding<"number">>;
    @input("integer", { default: 10 }) i!: Default<Binding<"integer">>;
    @input("boolean", { default: true }) b!: Default<Binding<"boolean">>;
    @input("string", { default: "" }) s!: Default<Binding<"string">>;
    @input("string", { optional: true }) e?: Binding<"string">;
    build() {
      step(train, { data: this.data, lr: this.f, n: this.i, flag: this.b, s: this.s });
      step(train, { data: this.data, lr: 2, n: 3, flag: false, s: "True" });
    }
  }
  return job(P, { data: D, f: 1 });
};

export const primitive_port_given_asset: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data, n: D as never }));
};

export const value_of_wrong_type: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data, n: [1, 2] as never }));
};

export const unknown_kw: Twin = (corpus) => {
  const { train } = shared(corpus);
  // @ts-expect-error unknown input
  return withData((data) => void step(train, { data, foo: 1 }));
};

export const positional_component_args: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, data as never));
};

export const pipeline_positional_arguments: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("integer") n!: Binding<"integer">;
    @input("string", { default: "z" }) s!: Default<Binding<"string">>;
    build() {
      step(train, { data: this.data, n: this.n, s: this.s });
    }
  }
  return job(P, { data: D, n: 4 });
};

export const pipeline_same_argument_twice: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data }), D, { inputs: { data: D } });
};

export const pipeline_star_arguments: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  class P {
    constructor(first: string) {
      if (first.length > 0) throw new Error("pipelines have no arguments but their inputs");
    }
    build() {
      step(ctl, {});
    }
  }
  // @ts-expect-error a pipeline has no arguments but its inputs
  pipeline({ defaultCompute })(P);
  return job(P as never, {} as never);
};
// What tsc says of it is a test of the types; here it is the graph builder's turn.
export const pipeline_too_many_arguments: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(train, { data: this.data });
    }
  }
  return job(P, { data: D, more: 1 } as never);
};

export const required_input_given_none: Twin = (corpus) => {
  const { train, score } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("number") w!: Binding<"number">;
    build() {
      step(train, { data: this.data, lr: this.w });
      step(score, { th: this.w } as never);
    }
  }
  return job(P, { data: D } as never);
};

export const string_concat: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("string", { default: "x" }) a!: Default<Binding<"string">>;
    build() {
      step(train, { data: this.data, s: text`${this.a}_suffix` });
    }
  }
  return job(P, { data: D });
};

export const string_concatenation: Twin = () => {
  const k = C("k", { inputs: { s: "string" } });
  @pipeline({ defaultCompute })
  class P {
    @input("string", { default: "x" }) a!: Default<Binding<"string">>;
    @input("integer", { default: 3 }) n!: Default<Binding<"integer">>;
    build() {
      step(k, { s: text`pre_${this.a}` });
      step(k, { s: text`${this.a}-z` });
      step(k, { s: text`${this.a}/${"${{name}}"}` });
    }
  }
  return job(P, {});
};

export const expression: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("integer", { default: 1 }) a!: Default<Binding<"integer">>;
    @input("integer", { default: 2 }) b!: Default<Binding<"integer">>;
    build() {
      // @ts-expect-error bindings cannot be added
      step(train, { data: this.data, n: this.a + this.b }, { name: "r" });
    }
  }
  return job(P, { data: D });
};

export const expressions_of_many_kinds: Twin = () => {
  const k = C("k", { inputs: { n: "number", b: "boolean" } });
  @pipeline({ defaultCompute })
  class P {
    @input("integer", { default: 1 }) a!: Default<Binding<"integer">>;
    @input("number", { default: 2.5 }) b!: Default<Binding<"number">>;
    build() {
      // @ts-expect-error bindings cannot be computed with
      const n: number = (this.a + 1) * this.b;
      // @ts-expect-error nor compared
      step(k, { n, b: this.a > 3 });
      // @ts-expect-error nor divided
      step(k, { n: this.a / 2, b: true });
    }
  }
  return job(P, {});
};

class G {
  @input("number") lr!: number;
  @input("integer") n: Default<number> = 3;
}
class GS extends G {
  @input("string") s: Default<string> = "q";
}

export const group_missing_value: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input(G) g!: Bindings<G>;
    build() {
      step(train, { data: this.data, lr: this.g.lr, n: this.g.n });
    }
  }
  return job(P, { data: D } as never);
};

class Wrong {
  @input("uri_folder") d!: UriFolder;
}
export const group_with_asset: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input(Wrong) g!: Bindings<Wrong>;
    build() {
      step(train, { data: this.g.d });
    }
  }
  return job(P, { g: { d: D } });
};

export const groups_nested_pipeline: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline()
  class Inner {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input(GS) g!: Bindings<GS>;
    build() {
      step(train, { data: this.data, lr: this.g.lr, n: this.g.n, s: this.g.s });
    }
  }
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input(GS) g!: Bindings<GS>;
    build() {
      step(Inner, { data: this.data, g: this.g });
      // An instance of Python's group holds its defaults, too, and they are sent.
      step(Inner, { data: this.data, g: { lr: 1, n: 9, s: "q" } });
    }
  }
  return job(P, { data: D, g: { lr: 0.5 } });
};

export const non_pipeline_inputs: Twin = (corpus) => {
  const { train } = shared(corpus);
  const [times, what] = [2, "q"];
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("integer", { default: 1 }) n!: Default<Binding<"integer">>;
    build() {
      for (let i = 0; i < times; i++) step(train, { data: this.data, s: what, n: this.n });
    }
  }
  return job(P, { data: D });
};

export const optional_and_required_mixed: Twin = (corpus) => {
  const { train } = shared(corpus);
  const opt = C("opt", { inputs: { d: "uri_folder?" } });
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") d!: Binding<"uri_folder">;
    build() {
      step(opt, { d: this.d });
      step(train, { data: this.d });
    }
  }
  return job(P, {} as never);
};

export const optional_parameter_omitted: Twin = () => {
  const opt = C("opt", { inputs: { d: "uri_folder?", n: "integer?" } });
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder", { optional: true }) d?: Binding<"uri_folder">;
    @input("integer", { optional: true }) n?: Binding<"integer">;
    build() {
      step(opt, { d: this.d, n: this.n });
    }
  }
  return job(P, {});
};

export const nested_none_default: Twin = (corpus) => {
  const { train } = shared(corpus);
  @pipeline()
  class Inner {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("integer") n!: Binding<"integer">;
    build() {
      step(train, { data: this.data, n: this.n });
    }
  }
  return withData((data) => void step(Inner, { data } as never));
};

export const output_annotation: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => ({ output: step(train, { data }, { name: "a" }).outputs.model }), D, {
    outputs: { output: { description: "m" } },
  });
};

export const output_annotation_mismatch: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => {
    const output: Binding<"uri_folder"> = step(train, { data }, { name: "a" }).outputs.model as never;
    return { output };
  });
};

export const output_bad_name: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data }, { name: "a", outputs: { model: { name: "bad name!", version: "1" } } }));
};

export const output_returned_twice: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => {
    const a = step(train, { data }, { name: "a" });
    return { x: a.outputs.model, y: a.outputs.model };
  });
};

export const output_settings_on_nodes: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => {
    const model = { path: "azureml://datastores/d/paths/m/${{name}}", mode: "rw_mount" } as const;
    const a = step(train, { data }, { name: "a", outputs: { model, out: { mode: "rw_mount" } } });
    step(
      train,
      { data },
      {
        name: "b",
        outputs: { model: { type: "uri_folder", name: "registered", version: "7" }, out: { path: "azureml://datastores/d/paths/o.txt" } },
      },
    );
    step(train, { data }, { name: "c", outputs: { out: { mode: "upload", name: "only_name", description: "d" } } });
    step(train, { data: a.outputs.model }, { name: "d", outputs: { model: { type: "custom_model" } } });
  });
};

export const output_settings_on_pipeline: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData(
    (data) => {
      const a = step(train, { data }, { name: "a", outputs: { model: { mode: "rw_mount" }, out: { name: "n1", version: "2" } } });
      return { m: a.outputs.model, o: a.outputs.out };
    },
    D,
    { outputs: { m: { path: "azureml://datastores/d/paths/x", mode: "upload", name: "final", version: "3" }, o: { mode: "rw_mount" } } },
  );
};

export const output_unknown: Twin = (corpus) => {
  const { train } = shared(corpus);
  // @ts-expect-error unknown output
  return withData((data) => ({ x: step(train, { data }, { name: "a" }).outputs.nope }));
};

export const output_version_without_name: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => void step(train, { data }, { name: "a", outputs: { model: { version: "7" } } }));
};

export const wrong_return: Twin = (corpus) => {
  const { train } = shared(corpus);
  return withData((data) => step(train, { data }, { name: "a" }) as never);
};

export const data_model_objects: Twin = (corpus) => {
  const { train, score } = shared(corpus);
  @pipeline({ defaultCompute })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("mlflow_model") m!: Binding<"mlflow_model">;
    build() {
      step(train, { data: this.data }, { name: "a" });
      step(score, { model: this.m, th: 0.5 }, { name: "b" });
    }
  }
  return job(P, { data: uriFolder("azureml:dd:4"), m: mlflowModel("azureml:mm:2") });
};
