import type { Literal, PortKind } from "../model/kind.js";
import type { AssetReference } from "./asset-reference.js";
import type { Binding, GroupOf } from "./binding.js";
import type { OneOf, OptionalKind } from "./port-definition.js";
import type { IsResults } from "./results.js";
import type { Accept, AcceptBinding, Args, Nothing, Outputs, Returned } from "./ports.js";

declare const loadedPorts: unique symbol;
declare const defined: unique symbol;

/** Ports of a loaded component, said in TypeScript. A `?` after the kind means that the input may be left out. */
export interface LoadedPorts {
  /** Kinds of the inputs, by name; `integer?` may be left out. */
  readonly inputs?: Readonly<Record<string, PortKind | OptionalKind>>;
  /** Kinds of the outputs, by name. */
  readonly outputs?: Readonly<Record<string, PortKind>>;
}

/** A component that is defined elsewhere: in a YAML file or in a workspace. Without ports its wiring is checked when the graph is built. */
export interface LoadedComponent<P extends LoadedPorts | undefined = LoadedPorts | undefined> {
  readonly [loadedPorts]: P;
}

/** Kinds of components that are defined in data. */
export type DefinedKind = "command" | "parallel" | "spark" | "data_transfer";

/** A component that is defined in data: made by `command(…)`, `parallelRunFunction(…)`, `spark(…)` and `dataTransfer.copy(…)`. */
export interface DefinedComponent<K extends DefinedKind = DefinedKind, I = unknown, O = unknown> {
  readonly [defined]: { readonly kind: K; readonly inputs: I; readonly outputs: O };
}

/** Outputs that `tsc` knows nothing of: any name, any kind. The graph builder checks them. */
// oxlint-disable-next-line typescript/no-explicit-any -- every name must be usable without a non-null assertion
type UncheckedOutputs = any;

type ClassComponent = new () => { run(): unknown } | { build(): unknown };
type MethodComponent = (ports: never) => unknown;

/** What a step can run: a decorated class or method, a loaded component, or one that is defined in data. */
export type ComponentType = ClassComponent | MethodComponent | LoadedComponent | DefinedComponent;

type Kind<S> = S extends `${infer K extends PortKind}?` ? K : S extends PortKind ? S : never;
type AcceptPort<S> = S extends OneOf<infer K, infer V> ? V | AcceptBinding<Kind<K>> : Accept<Kind<S>>;
type OmittableNames<I> = { [N in keyof I]-?: I[N] extends `${string}?` | OneOf<`${string}?`, unknown> ? N : never }[keyof I];
// Maps over some keys, as in ports.ts: editors then find the ports where they are said.
type NeededInputs<I, N extends keyof I> = { -readonly [P in N]: AcceptPort<I[P]> };
type OmittableInputs<I, N extends keyof I> = { -readonly [P in N]?: AcceptPort<I[P]> | undefined };
type LoadedInputs<I> = NeededInputs<I, Exclude<keyof I, OmittableNames<I>>> & OmittableInputs<I, OmittableNames<I>> & Nothing;
// Asked of any component at all, as TypeScript does at each call, this has to cost nothing.
type DefinedArgs<I> = unknown extends I ? Nothing : LoadedInputs<I>;
// Undefined is asked for first: without strict null checks it extends everything.
type LoadedArgs<P> = P extends undefined
  ? Readonly<Record<string, Literal | Binding | AssetReference | undefined>>
  : P extends { readonly inputs: infer I }
    ? LoadedInputs<I>
    : Record<string, never>;
type LoadedOutputs<P> = P extends undefined
  ? UncheckedOutputs
  : P extends { readonly outputs: infer O }
    ? { readonly [N in keyof O]: Binding<Extract<O[N], PortKind>> }
    : unknown;

/** The class of ports behind a method's parameter: the parameter's own type in a component, that of its bindings in a pipeline. */
type PortsClassOf<C> = [GroupOf<C>] extends [never] ? C : GroupOf<C>;

/** The inputs that `step()` takes for a component. */
export type ArgsOf<T> = T extends new () => infer C
  ? Args<C>
  : T extends () => unknown
    ? Nothing
    : T extends (ports: infer C) => unknown
      ? Args<PortsClassOf<C>>
      : T extends LoadedComponent<infer P>
        ? LoadedArgs<P>
        : T extends DefinedComponent<DefinedKind, infer I>
          ? DefinedArgs<I>
          : never;

/** The outputs that a step of a component has. */
export type OutputsOf<T> = T extends new () => infer C
  ? C extends { run(): infer R }
    ? Outputs<C> & Returned<R>
    : C extends { build(): infer R }
      ? Built<R>
      : never
  : T extends (ports: infer C) => infer R
    ? [GroupOf<C>] extends [never]
      ? Outputs<C> & MethodOutputs<R>
      : Built<R>
    : T extends LoadedComponent<infer P>
      ? LoadedOutputs<P>
      : T extends DefinedComponent<DefinedKind, unknown, infer O>
        ? LoadedOutputs<{ readonly outputs: O }>
        : never;

/** What a method returns: bindings by name when it is a pipeline, else a value that may be the output `output`. */
type MethodOutputs<R> = IsResults<R> extends true ? R : Returned<R>;

/** What `build()` returns. */
type Built<R> = IsResults<R> extends true ? R : unknown;

/** True for a pipeline: a class with `build()`, or a method that is given bindings. */
export type IsPipeline<T> = T extends new () => { build(): unknown }
  ? true
  : T extends new () => unknown
    ? false
    : T extends (ports: infer C) => unknown
      ? [GroupOf<C>] extends [never]
        ? false
        : true
      : false;
