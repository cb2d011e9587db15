import type { AssetKind, PortKind } from "../model/kind.js";
import type { Binding, GroupOf, IsBinding } from "../types/binding.js";
import type { MayBeAbsent } from "../types/ports.js";
import type { IsDefault, IsOutput, IsPath, KindOf, ValueOf } from "../types/port-value.js";

/** A class whose fields are ports. */
export type PortsClass = new () => object;
/** What `@input` is given: a kind, or a class of ports for a group (or a thunk of it). */
export type InputType = PortKind | PortsClass | (() => PortsClass);
type GroupClass<G> = G extends new () => infer C ? C : G extends () => new () => infer C ? C : never;

/** The property itself, or a sentence that tells what to write instead. */
export type InputProperty<K, T, P, Optional, D> = P extends keyof T
  ? Told<InputField<K, T[P], MayBeAbsent<T, P>, Optional, D>, P>
  : "a port is a public property";
/** The same for `@output`, on a field or on a method. */
export type OutputProperty<K extends PortKind, T, P> = P extends keyof T ? Told<OutputField<K, T[P]>, P> : "a port is a public property";

type Told<Verdict, P> = Verdict extends true ? P : Verdict;

/** True, or a sentence. A kind that is none has its own message. */
type InputField<K, T, Absent, Optional, D> = InputType extends K
  ? true
  : [K] extends [PortKind]
    ? FitsKind<K, T> extends true
      ? boolean extends Optional
        ? true
        : Agrees<K, T, Absent, Optional, D>
      : `write the type ${Expected<K>}`
    : [GroupOf<T>] extends [never]
      ? "write the type Bindings<…> of the group's class"
      : [GroupClass<K>] extends [GroupOf<T>]
        ? true
        : "write the type Bindings<…> of the same class";

type FitsKind<K extends PortKind, T> =
  IsBinding<T> extends true
    ? NonNullable<T> extends Binding<K>
      ? true
      : false
    : NonNullable<T> extends ValueOf[K]
      ? K extends AssetKind
        ? IsPath<T>
        : IsPath<T> extends true
          ? false
          : true
      : false;

type Agrees<K extends PortKind, T, Absent, Optional, D> =
  IsOutput<T> extends true
    ? "an Output<…> is declared by @output"
    : Absent extends true
      ? Optional extends true
        ? true
        : `an optional property needs @input("${K}", { optional: true })`
      : Optional extends true
        ? "an optional input is written with a question mark: name?: …"
        : [D] extends [never]
          ? IsBinding<T> extends true
            ? IsDefault<T> extends true
              ? "a pipeline's default is written in @input(…, { default: … })"
              : true
            : true
          : IsDefault<T> extends true
            ? true
            : `an input with a default has the type Default<${Expected<K>}>`;

interface TypeNames {
  uri_file: "UriFile";
  uri_folder: "UriFolder";
  mltable: "MLTable";
  mlflow_model: "MLFlowModel";
  custom_model: "CustomModel";
  triton_model: "TritonModel";
  string: "string";
  integer: "number";
  number: "number";
  boolean: "boolean";
}
/** How the types of a kind are called: of a component's field, of a pipeline's field. */
type Expected<K extends PortKind> = `${TypeNames[K]} or Binding<"${K}">`;

/** True, or a sentence: for `@output` on a field or on a method. */
type OutputField<K extends PortKind, T> = PortKind extends K
  ? true
  : T extends (...args: never[]) => infer R
    ? K extends AssetKind
      ? "a returned value is a string, integer, number or boolean; paths are @output fields"
      : [Awaited<R>] extends [ValueOf[K]]
        ? true
        : `the method has to return ${TypeNames[K]}`
    : IsOutput<T> extends true
      ? K extends KindOf<NonNullable<T>>
        ? true
        : `write the type Output<${TypeNames[K]}>`
      : `write the type Output<${TypeNames[K]}>`;
