type Trim<S extends string> = S extends ` ${infer T}` ? Trim<T> : S extends `${infer T} ` ? Trim<T> : S;

/** What stands in the `${{ }}` of a text. */
type References<S extends string, Found extends string = never> = string extends S
  ? never
  : S extends `${string}\${{${infer R}}}${infer Rest}`
    ? References<Rest, Found | Trim<R>>
    : Found;

/** References to ports that there are not. Other words in `${{ }}` are the service's own business. */
type Unknown<S extends string, I, O> = Exclude<
  Extract<References<S>, `inputs.${string}` | `outputs.${string}`>,
  `inputs.${keyof I & string}` | `outputs.${keyof O & string}`
>;

/** The text itself, or a sentence that names the `${{inputs.x}}` or `${{outputs.y}}` in it for which there is no port. */
export type TextCheck<S extends string, I, O> = [Unknown<S, I, O>] extends [never] ? S : `no port is called ${Unknown<S, I, O>}`;
