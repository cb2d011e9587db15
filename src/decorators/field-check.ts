import type { AssetKind, PortKind } from "../model/kind.js";
import type { Binding, GroupOf, IsBinding, IsMethod } from "../types/binding.js";
import type { IsDefault, IsOutput, IsPath, KindOf, ListedValues, ValueOf } from "../types/port-value.js";
import type { MayBeAbsent } from "../types/ports.js";
import type { IsFraction } from "../types/search-values.js";
import type { NoAccessor, NoMethod, Property, PropertyAt, Told } from "./place.js";

/** A class whose fields are ports. */
export type PortsClass = new () => object;
/** What `@input` is given: a kind, or a class of ports for a group (or a thunk of it). */
export type InputType = PortKind | PortsClass | (() => PortsClass);
type GroupClass<G> = G extends new () => infer C ? C : G extends () => new () => infer C ? C : never;

/** The place of an `@input` itself, or a sentence that tells what to write instead. */
export type InputPlace<K, T, X, Optional, D, E> =
  PropertyAt<T, X, "field"> extends infer At
    ? At extends Property<infer C, infer P>
      ? Told<IsMethod<C[P]> extends true ? NoMethod : InputField<K, C[P], MayBeAbsent<C, P>, Optional, D, E>, X>
      : At
    : never;
/** The same for `@output`, on a field or on a method. */
export type OutputPlace<K extends PortKind, T, X, N> =
  PropertyAt<T, X, "field" | "method"> extends infer At
    ? At extends Property<infer C, infer P>
      ? Told<OutputField<K, C[P], N>, X>
      : At
    : never;
/** True, or a sentence. A kind that is none has its own message. */
type InputField<K, T, Absent, Optional, D, E> = InputType extends K
  ? true
  : [K] extends [PortKind]
    ? FitsKind<K, T> extends true
      ? boolean extends Optional
        ? true
        : Agrees<K, T, Absent, Optional, D> extends infer Verdict
          ? Verdict extends true
            ? ["integer", true] extends [K, IsFraction<D>]
              ? "the default of an integer is a whole number"
              : Lists<ListedValues<T>, D, E>
            : Verdict
          : never
      : `write the type ${Expected<K>}`
    : [GroupOf<T>] extends [never]
      ? "write the type Bindings<…> of the group's class"
      : [GroupClass<K>] extends [GroupOf<T>]
        ? true
        : "write the type Bindings<…> of the same class";

/** A field whose type lists its values has the same in `enum`, and its default among them. `E` is never when there is no `enum`. */
type Lists<Listed, D, E> = [Listed] extends [never]
  ? true
  : [E] extends [never]
    ? [D] extends [Listed]
      ? true
      : `the default is none of the type's values`
    : [Exclude<E, Listed>] extends [never]
      ? [Exclude<Listed, E>] extends [never]
        ? true
        : `"${Exclude<Listed, E> & string}" is missing in enum`
      : `"${Exclude<E, Listed> & string}" of enum is missing in the type`;

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

/** What an `@output` is given third in the older dialect: on a method its descriptor, on an accessor a sentence in place of that. */
export type OutputDescriptor<D> = D extends (...args: never[]) => unknown ? TypedPropertyDescriptor<D> : NoAccessor;

/** True, or a sentence: for `@output` on a field or on a method. */
type OutputField<K extends PortKind, T, N> = PortKind extends K
  ? true
  : [IsMethod<T>, T] extends [true, (...args: never[]) => infer R]
    ? K extends AssetKind
      ? "a returned value is a string, integer, number or boolean; paths are @output fields"
      : [N] extends [never]
        ? [Awaited<R>] extends [ValueOf[K]]
          ? true
          : `the method has to return ${TypeNames[K]}`
        : "a returned value is the output called output: a name is for fields"
    : IsOutput<T> extends true
      ? K extends KindOf<NonNullable<T>>
        ? true
        : `write the type Output<${TypeNames[K]}>`
      : `write the type Output<${TypeNames[K]}>`;
