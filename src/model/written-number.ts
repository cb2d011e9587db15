/**
 * A number in the very words Azure ML is to get it in, where the JavaScript value alone would lose them: `1.0`, which Python keeps
 * apart from `1` and prints so, and whole numbers of more digits than a `number` holds. As JSON it is its value.
 */
export class WrittenNumber {
  /** As Python prints it. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get value(): number {
    return Number(this.text);
  }

  toJSON(): number {
    return this.value;
  }
}

/** A number, with the words it was written in where they matter. */
export type Quantity = number | WrittenNumber;

/** @example quantityValue(new WrittenNumber("1.0")) // 1 */
export function quantityValue(quantity: Quantity): number {
  return typeof quantity === "number" ? quantity : quantity.value;
}
